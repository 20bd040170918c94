import type * as Y from 'yjs';
import type { Origin } from '#document/origin';
import { applyForeignUpdate, type Outcome } from '#document/updates/foreign-updates';
import type { UpdateEncoding } from '#document/updates/parse-update';
import type { ReadOptions } from '#document/updates/read-update';
import { createIntake, type IntakeOptions } from './intake';
import { createLargeUpdates, isLarge } from './large-updates';
import { createTrustedChanges } from './trusted-changes';

/** Every way by which what others wrote gets into one live document; see `LiveDocument` for what each promises. */
export interface Inlet {
  apply(update: Uint8Array, origin: Origin): Promise<Outcome>;
  applyInTurns(update: Uint8Array, origin: Origin, how?: ReadOptions): Promise<Outcome>;
  receive(update: Uint8Array, author: Origin, encoding: UpdateEncoding): Promise<'saved' | 'parked'>;
  /** Applies what was received and waits for others. */
  drain(): void;
  /** Whether Yjs threw on what was let in. */
  isBroken(): boolean;
}

interface InletOptions extends Omit<IntakeOptions, 'run'> {
  /** Called with each change of the document that stands. */
  onChange(update: Uint8Array, origin: unknown): void;
  /** Called once, when the document can't be trusted any more. */
  onBroken(): void;
}

/** The inlet of `doc`. Once Yjs threw on what was let in, everything it is given is refused (`closed`). */
export function createInlet(doc: Y.Doc, options: InletOptions): Inlet {
  let isBroken = false;
  const { run } = createTrustedChanges(doc, options.onChange, () => {
    isBroken = true;
    options.onBroken();
  });
  const intake = createIntake(doc, { ...options, run });
  const large = createLargeUpdates(doc, run);
  const apply = async (update: Uint8Array, origin: Origin) => {
    intake.drain();
    const outcome = run(() => applyForeignUpdate(doc, update, origin));
    await options.whenSaved();
    return outcome;
  };
  const applyLarge = async (update: Uint8Array, origin: Origin, how: ReadOptions) => {
    const outcome = await large.receive(update, origin, how);
    await options.whenSaved();
    return outcome;
  };
  return {
    apply,
    applyInTurns: (update, origin, how = {}) => (isLarge(update, how.encoding) ? applyLarge(update, origin, how) : apply(update, origin)),
    async receive(update, author, encoding) {
      if (!isLarge(update, encoding)) return intake.receive(update, author);
      return (await applyLarge(update, author, { encoding })) === 'parked' ? 'parked' : 'saved';
    },
    drain: intake.drain,
    isBroken: () => isBroken,
  };
}
