import { vi } from 'vitest';
import { AppError } from '#shared/app-error';
import type { DocumentStore } from '#host/storage/document-store';

/** What is in a démarche's file when its computer loses power. */
interface CutStorage {
  /** Writings that were let through. */
  written(): number;
  /** Whether something was written, or tried to be, after those. */
  isCut(): boolean;
}

/**
 * `letThrough` writings reach the disk from now on, and after those nothing any more, whatever is tried: the host that is started
 * again on the folder finds what one that was killed there would have left. `counts` says which documents, or settings,
 * are counted; the others are written until the cut.
 */
export function cutAfter(store: DocumentStore, letThrough: number, counts: (name: string) => boolean): CutStorage {
  let [written, isCut] = [0, false];
  const refused = () => Promise.reject(new AppError('closed', 'the power is cut'));
  const cutting = <T extends unknown[], R>(write: (name: string, ...rest: T) => Promise<R>) => {
    return (name: string, ...rest: T): Promise<R> => {
      if (counts(name) && !isCut) {
        if (written >= letThrough) isCut = true;
        else written++;
      }
      return isCut ? refused() : write(name, ...rest);
    };
  };
  const [append, writeSetting] = [cutting(store.append.bind(store)), cutting(store.writeSetting.bind(store))];
  vi.spyOn(store, 'append').mockImplementation(append);
  vi.spyOn(store, 'writeSetting').mockImplementation(writeSetting);
  const others = ['compact', 'purge', 'remove', 'writeProjection', 'removeAttachment'] as const;
  for (const name of others) {
    const write = store[name].bind(store) as (...all: unknown[]) => Promise<void>;
    vi.spyOn(store, name).mockImplementation((...all: unknown[]) => (isCut ? refused() : write(...all)));
  }
  return { written: () => written, isCut: () => isCut };
}
