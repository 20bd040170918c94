import type { MessagePort } from 'node:worker_threads';
import type { StoredDocument } from '#host/storage/document-store';
import { AppError, toAppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import { memorySource } from './byte-source';
import type { DocumentNews } from './document-news';
import { type Bundle, type BundleContents, type DescribeDocuments, type ReadOptions, readBundle } from './read-bundle';

/** What a thread that reads a bundle is asked for, in the terms of `Bundle`. */
export interface Methods {
  /** Reads what was written until now. */
  read(options: ReadOptions): Promise<BundleContents>;
  attachment(sha256: string): Promise<Uint8Array>;
  news(id: DocumentId, stored: StoredDocument | undefined): Promise<DocumentNews>;
  describe(): Promise<unknown>;
}
/** What the reading thread can be asked. */
export type Method = keyof Methods;

/** A piece of the file, or a question. */
type Message =
  | { readonly type: 'piece'; readonly bytes: Uint8Array }
  | { readonly type: 'ask'; readonly id: number; readonly method: Method; readonly input: readonly unknown[] };

/** What came of the question with that `id`: a result, or an error as plain data, since errors lose their code between threads. */
export interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly code: string; readonly message: string; readonly details: AppError['details'] };
}

/** Reads one bundle in a thread of its own: takes its pieces, then answers what `BundleThread` asks. */
export function serveBundle(port: MessagePort, describe: DescribeDocuments): void {
  const methods = createMethods(describe);
  let pieces: Uint8Array[] = [];
  port.on('message', (message: Message) => {
    if (message.type === 'piece') pieces.push(message.bytes);
    else {
      const { id, method, input } = message;
      // The compiler can't see that the input is that of this method: the other end's types say it.
      const work = method === 'read' ? methods.read(pieces, input[0] as ReadOptions) : (methods[method] as Work)(...input);
      if (method === 'read') pieces = [];
      work.then(
        (result) => post(port, { id, result }),
        (error: unknown) => post(port, { id, error: plainError(error) }),
      );
    }
  });
}

type Work = (...input: readonly unknown[]) => Promise<unknown>;

function createMethods(describe: DescribeDocuments) {
  let bundle: Bundle | undefined;
  const opened = async (): Promise<Bundle> => bundle ?? Promise.reject(new AppError('bad-input', 'nothing was read'));
  return {
    async read(pieces: readonly Uint8Array[], options: ReadOptions): Promise<BundleContents> {
      bundle = await readBundle(memorySource(new Uint8Array(Buffer.concat(pieces))), options, describe);
      const { manifest, documents, leftOut } = bundle;
      return { manifest, documents, leftOut };
    },
    attachment: async (sha256: string) => (await opened()).attachment(sha256),
    news: async (id: DocumentId, stored: StoredDocument | undefined) => (await opened()).news(id, stored),
    describe: async () => (await opened()).describe(),
  };
}

/** Bytes are handed over and not copied, where they have a buffer to themselves. */
function post(port: MessagePort, answer: Answer): void {
  const { result } = answer;
  const own = result instanceof Uint8Array ? whole(result) : result;
  port.postMessage({ ...answer, result: own }, own instanceof Uint8Array ? [own.buffer as ArrayBuffer] : []);
}

/** A copy of a part: sent as it is, the whole file behind it would travel along. */
function whole(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

function plainError(error: unknown): NonNullable<Answer['error']> {
  const { code, message, details } = toAppError(error);
  return { code, message, details };
}
