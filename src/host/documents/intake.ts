import * as Y from 'yjs';
import { Origin } from '#document/origin';
import { checkForeignUpdate } from '#document/update-gate';
import { AppError } from '#shared/app-error';

/** The origin of the one transaction in which the updates of several clients are applied. */
export const CLIENTS = new Origin('host', 'clients');

/** Where clients' updates wait for each other: fifty people's are applied and kept together, ten at a time. */
export interface Intake {
  /**
   * Takes an update that passes the gate (else rejects, `too-large` or `bad-input`) and resolves once it is durable:
   * to `parked` when it leans on others that never came and is kept nowhere yet.
   */
  receive(update: Uint8Array, author: Origin): Promise<'saved' | 'parked'>;
  /** Applies what waits. */
  drain(): void;
}

export interface IntakeOptions {
  /** Something waits: `drain` is to be called soon. */
  onWaiting(): void;
  /** Called with each update that was applied. */
  onApplied(update: Uint8Array, author: Origin): void;
  whenSaved(): Promise<void>;
}

interface Waiting {
  readonly update: Uint8Array;
  readonly author: Origin;
  resolve(outcome: Promise<'saved' | 'parked'>): void;
  reject(error: unknown): void;
}

export function createIntake(doc: Y.Doc, options: IntakeOptions): Intake {
  let waiting: Waiting[] = [];
  return {
    async receive(update, author) {
      checkForeignUpdate(doc, update);
      return new Promise((resolve, reject) => {
        waiting.push({ update, author, resolve, reject });
        options.onWaiting();
      });
    },
    drain() {
      if (waiting.length === 0) return;
      const batch = waiting;
      waiting = [];
      const applied: (() => void)[] = [];
      Y.transact(
        doc,
        () => {
          for (const one of batch) {
            const outcome = apply(doc, one);
            if (!outcome) continue;
            options.onApplied(one.update, one.author);
            applied.push(() => one.resolve(options.whenSaved().then(() => outcome)));
          }
        },
        CLIENTS,
        false,
      );
      for (const settle of applied) settle();
    },
  };
}

/** What became of one update; it is told itself when it could not be applied. */
function apply(doc: Y.Doc, { update, author, reject }: Waiting): 'saved' | 'parked' | undefined {
  const { pendingStructs, pendingDs } = doc.store;
  try {
    Y.applyUpdate(doc, update, author);
  } catch (cause) {
    reject(new AppError('bad-input', 'update refused', {}, { cause }));
    return undefined;
  }
  const isParked = doc.store.pendingStructs && doc.store.pendingStructs !== pendingStructs;
  return isParked || (doc.store.pendingDs && !pendingDs) ? 'parked' : 'saved';
}
