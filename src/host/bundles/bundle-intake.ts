import { AppError } from '#shared/app-error';
import { startBundleThread, type ThreadLimits } from './bundle-thread';
import { memorySource } from './byte-source';
import { type Bundle, type DescribeDocuments, type ReadOptions, readBundle } from './read-bundle';

/** A bundle on its way in: its bytes as they come, then what it holds. */
export interface BundleIntake {
  write(piece: Uint8Array): void;
  /** What was written, read from end to end; throws as `readBundle`, and `too-large` when that takes too much. */
  read(options: ReadOptions): Promise<Bundle>;
  /** Lets go of the file; what is still asked rejects. Twice is harmless. */
  close(): void;
}

/** How files are read: by which script, within which limits, and what is said of their documents. */
interface IntakeOptions {
  /** The built script of the reading thread (`serveBundle`). Without it the file is read here: for tests of the rest. */
  readonly script: string | undefined;
  readonly limits?: ThreadLimits;
  readonly describe: DescribeDocuments;
}

/**
 * Where a file from outside is read: in a thread with limits of time and memory, since a few bytes of it can ask for
 * more work than anybody has.
 */
export function createBundleIntake({ script, limits, describe }: IntakeOptions): BundleIntake {
  return script === undefined ? readHere(describe) : readInThread(script, limits);
}

function readInThread(script: string, limits: ThreadLimits | undefined): BundleIntake {
  const thread = startBundleThread(script, limits);
  return {
    write: thread.write,
    read: async (options) => ({
      ...(await thread.ask('read', options)),
      attachment: (sha256) => thread.ask('attachment', sha256),
      news: (id, stored) => thread.ask('news', id, stored),
      describe: () => thread.ask('describe'),
    }),
    close: thread.close,
  };
}

function readHere(describe: DescribeDocuments): BundleIntake {
  let pieces: Uint8Array[] | undefined = [];
  return {
    write: (piece) => pieces?.push(piece),
    read(options) {
      if (!pieces) return Promise.reject(new AppError('closed', 'the file was let go'));
      return readBundle(memorySource(new Uint8Array(Buffer.concat(pieces))), options, describe);
    },
    close() {
      pieces = undefined;
    },
  };
}
