import type { Client } from '#bridge/contract';
import { AppError } from '#shared/app-error';
import type { ExchangeItem, exchangeContract, News, ReadFile } from '#features/files/model/exchange-contract';
import { PIECE_BYTES } from '../../model/files-contract';

/** The file to put on the key, and what it tells the key. */
export interface KeyFile {
  readonly name: string;
  readonly content: Blob;
  readonly went: News;
}

/** One exchange with a USB key, as the host leads it (see `exchangeContract`). Every promise rejects when it ends. */
export interface KeyConversation {
  /** What this table is called; empty when it was never named. */
  readonly tableName: Promise<string>;
  /** Gives a file of the key to the host, which merges it. */
  read(file: File, passphrase?: string): Promise<ReadFile>;
  /** Asks for the file to put on the key. */
  write(tableName: string, passphrase: string | undefined): Promise<KeyFile>;
  close(): void;
}

type Waiting = (item: ExchangeItem) => void;

/** Opens the conversation with the host about one démarche (see `exchangeContract`); `close` ends it. */
export function openKeyConversation(client: Client<typeof exchangeContract>, id: string): KeyConversation {
  const waiting = new Map<ExchangeItem['type'], Waiting>();
  const rejections = new Set<(error: unknown) => void>();
  const expect = <T extends ExchangeItem['type']>(type: T) =>
    new Promise<Extract<ExchangeItem, { type: T }>>((resolve, reject) => {
      rejections.add(reject);
      waiting.set(type, (item) => {
        rejections.delete(reject);
        // Kept under its own type, so that it is of that type.
        resolve(item as Extract<ExchangeItem, { type: T }>);
      });
    });
  const file = { name: '', pieces: [] as Uint8Array<ArrayBuffer>[] };
  const tableName = expect('ready').then((item) => item.tableName);
  tableName.catch(() => {});
  const stream = client.exchange(
    { id },
    {
      onItem(item) {
        if (item.type === 'file') Object.assign(file, { name: item.name, pieces: [] });
        else if (item.type === 'bytes') file.pieces.push(new Uint8Array(item.bytes));
        else waiting.get(item.type)?.(item);
      },
      onClose(error) {
        for (const reject of rejections) reject(error ?? new AppError('closed', 'the exchange ended'));
      },
    },
  );
  return {
    tableName,
    async read(given, passphrase) {
      const answer = expect('read');
      stream.send({ type: 'file', name: given.name, passphrase });
      for (let offset = 0; offset < given.size; offset += PIECE_BYTES) {
        stream.send({ type: 'bytes', bytes: new Uint8Array(await given.slice(offset, offset + PIECE_BYTES).arrayBuffer()) });
      }
      stream.send({ type: 'end' });
      return (await answer).file;
    },
    async write(name, passphrase) {
      const answer = expect('written');
      stream.send({ type: 'write', tableName: name, passphrase });
      const { went } = await answer;
      return { name: file.name, content: new Blob(file.pieces, { type: 'application/octet-stream' }), went };
    },
    close: stream.close,
  };
}
