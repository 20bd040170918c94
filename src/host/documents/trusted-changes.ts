import type * as Y from 'yjs';
import { BrokenDocument } from '#document/updates/foreign-updates';
import { AppError } from '#shared/app-error';

/** A document's changes, of which nothing is passed on before Yjs is through with what made them. */
interface TrustedChanges {
  /**
   * Runs what applies updates of others, then passes on what changed. When Yjs throws on one of them, the document is
   * left as it is and nothing of it is passed on any more; this and every later call throw.
   */
  run<T>(work: () => T): T;
}

type Change = readonly [update: Uint8Array, origin: unknown];

/** Listens to `doc` from now on. `onBroken` is called once, when the document can't be trusted any more. */
export function createTrustedChanges(doc: Y.Doc, pass: (...change: Change) => void, onBroken: () => void): TrustedChanges {
  let held: Change[] | undefined;
  let isBroken = false;
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (isBroken) return;
    if (held) held.push([update, origin]);
    else pass(update, origin);
  });
  return {
    run(work) {
      if (isBroken) throw new AppError('closed', 'the document is read from the store again');
      // Within another: passed on with it.
      if (held) return work();
      held = [];
      try {
        return work();
      } catch (error) {
        isBroken = error instanceof BrokenDocument;
        throw error;
      } finally {
        const changes = held;
        held = undefined;
        if (isBroken) onBroken();
        else for (const change of changes) pass(...change);
      }
    },
  };
}
