import * as Y from 'yjs';
import { Origin } from '#document/origin';
import { applyForeignUpdate, BrokenDocument } from '#document/updates/foreign-updates';
import { AppError } from '#shared/app-error';

/** The origin of the one transaction in which the updates of several clients are applied. */
export const CLIENTS = new Origin('host', 'clients');

/** Where clients' updates wait for each other: fifty people's are applied and kept together, ten at a time. */
interface Intake {
  /**
   * Takes an update, reads it when its turn comes (and then rejects what can't be read, `too-large` or `bad-input`) and
   * resolves once it is durable: to `parked` when it leans on others that never came and is kept nowhere yet.
   */
  receive(update: Uint8Array, author: Origin): Promise<'saved' | 'parked'>;
  /** Applies what waits, and tells everybody what became of it. Never throws. */
  drain(): void;
}

/** What an intake needs of the document it is for. */
export interface IntakeOptions {
  /** Runs what changes the document; throws what it throws. */
  run(work: () => void): void;
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

/** An intake in which nothing waits. */
export function createIntake(doc: Y.Doc, options: IntakeOptions): Intake {
  let waiting: Waiting[] = [];
  return {
    receive: (update, author) =>
      new Promise((resolve, reject) => {
        waiting.push({ update, author, resolve, reject });
        options.onWaiting();
      }),
    drain() {
      if (waiting.length === 0) return;
      const batch = waiting;
      waiting = [];
      try {
        applyTogether(doc, batch, options);
      } catch {
        // Whose it was has been told; the others send theirs again to the document that takes this one's place.
        for (const { reject } of batch) reject(new AppError('closed', 'the document is read from the store again'));
      }
    },
  };
}

/** What became of one update, told to its author once the transaction stands. */
type Settle = () => void;

function applyTogether(doc: Y.Doc, batch: readonly Waiting[], { run, onApplied, whenSaved }: IntakeOptions): void {
  const settles: Settle[] = [];
  const noteApplied = (update: Uint8Array, author: Origin) => settles.push(() => onApplied(update, author));
  const applyAll = () => {
    for (const one of batch) settles.push(apply(doc, one, noteApplied, whenSaved));
  };
  run(() => Y.transact(doc, applyAll, CLIENTS, false));
  for (const settle of settles) settle();
}

function apply(doc: Y.Doc, one: Waiting, onApplied: IntakeOptions['onApplied'], whenSaved: () => Promise<void>): Settle {
  try {
    const outcome = applyForeignUpdate(doc, one.update, one.author, onApplied);
    if (outcome === 'parked') return () => one.resolve(Promise.resolve('parked'));
    return () => one.resolve(whenSaved().then(() => 'saved' as const));
  } catch (error) {
    one.reject(error);
    if (error instanceof BrokenDocument) throw error;
    return () => {};
  }
}
