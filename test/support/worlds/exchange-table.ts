import type { Client } from '#bridge/contract';
import { LOCAL } from '#document/origin';
import { projectDocument } from '#document/section';
import { sections } from '#features/model';
import { exchangeContract, type News, type ReadFile } from '#features/files/model/exchange-contract';
import { methodsContract } from '#features/methods/model/methods-contract';
import { filesContract } from '#features/files/model/files-contract';
import type { Host } from '#host/host';
import type * as Y from 'yjs';
import { openHostWindow } from './host-window';

/** A file of a USB key. */
interface KeyFileContent {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly passphrase?: string;
}

/** What one exchange said. */
interface ExchangeResult {
  readonly tableName: string;
  readonly read: readonly ReadFile[];
  readonly file: KeyFileContent;
  readonly went: News;
}

/** A host with every feature, in this process, that exchanges files. */
interface ExchangeTable {
  readonly host: Host;
  create(title: string): Promise<string>;
  open(bytes: Uint8Array): Promise<void>;
  edit(id: string, change: (core: Y.Doc) => void): Promise<void>;
  exchange(id: string, files: readonly KeyFileContent[], writing: { tableName: string; passphrase?: string }): Promise<ExchangeResult>;
  /** The projection of every document. */
  content(id: string): Promise<unknown>;
}

export async function startTable(): Promise<ExchangeTable> {
  process.env.FAIRE_AVEC_DISCOVERY = 'off';
  const { host, connection } = await openHostWindow({ reportFailure: console.error });
  const files = connection.client(filesContract);
  return {
    host,
    create: async (title) =>
      (await connection.client(methodsContract).start({ title, territory: '', firstTitle: 'Premier sujet', language: 'fr' })).id,
    open: (bytes) =>
      new Promise((resolve, reject) => {
        const stream = files.open({ acceptIntact: false }, { onItem: () => {}, onClose: (error) => (error ? reject(error) : resolve()) });
        stream.send({ bytes: new Uint8Array(bytes) });
        stream.send({ bytes: new Uint8Array() });
      }),
    edit: async (id, change) => (await host.workspaces.open(id)).documents.using('core', (live) => live.edit(LOCAL, change)),
    exchange: (id, files, writing) => exchange(connection.client(exchangeContract), id, files, writing),
    async content(id) {
      const { documents } = await host.workspaces.open(id);
      const ids = [...(await documents.list())].sort();
      const contents = ids.map((one) => documents.using(one, (live) => projectDocument(live.doc, sections)));
      return Promise.all(contents);
    },
  };
}

function exchange(
  client: Client<typeof exchangeContract>,
  id: string,
  files: readonly KeyFileContent[],
  writing: { tableName: string; passphrase?: string },
): Promise<ExchangeResult> {
  return new Promise((resolve, reject) => {
    const read: ReadFile[] = [];
    const pieces: Uint8Array[] = [];
    let [tableName, name] = ['', ''];
    const stream = client.exchange(
      { id },
      {
        onItem(item) {
          if (item.type === 'ready') tableName = item.tableName;
          else if (item.type === 'read') read.push(item.file);
          else if (item.type === 'file') name = item.name;
          else if (item.type === 'bytes') pieces.push(item.bytes);
          else {
            stream.close();
            resolve({ tableName, read, file: { name, bytes: Buffer.concat(pieces) }, went: item.went });
          }
        },
        onClose: reject,
      },
    );
    for (const { name: file, passphrase, bytes } of files) {
      stream.send({ type: 'file', name: file, passphrase });
      stream.send({ type: 'bytes', bytes });
      stream.send({ type: 'end' });
    }
    stream.send({ type: 'write', ...writing });
  });
}
