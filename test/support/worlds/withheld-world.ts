import * as Y from 'yjs';
import type { Client } from '#bridge/contract';
import { documentsContract } from '#bridge/documents-contract';
import { giveFile } from '#bridge/guest-file';
import { phonesContract } from '#bridge/phones-contract';
import { decodeSyncFrames, type SyncFrame } from '#document/sync/sync-frame';
import { LOCAL } from '#document/origin';
import { type CoreAndTable, TABLE_DOCUMENT } from '#document/records/kept-records';
import { hostFeatures } from '#features/host';
import { models } from '#features/model';
import { restitutionContract } from '#features/restitution/model/restitution-contract';
import { stepDocumentId } from '#features/workshop/model/step-section';
import { stepsOf, workshopsOf } from '#features/workshop/model/workshop-section';
import { memorySource } from '#host/bundles/byte-source';
import { exportBundle } from '#host/bundles/export-bundle';
import { readBundle } from '#host/bundles/read-bundle';
import { applyStored } from '#host/storage/backups/snapshot';
import { importBundle } from '#host/bundles/import-bundle';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { systemClock } from '#shared/clock';
import type { Phone } from '../pages/phone-client';
import { type HostTable, startHostTable } from './host-table';
import { enter, phonesState } from './phone-table';
import { sayingHello } from './hostile-readers';
import { joinTable, openDoor } from './sharing-table';

/** Two computers of a room and two phones; what each reader received is kept, to be searched. */
export interface WithheldWorld {
  readonly id: string;
  readonly step: string;
  /** The computer where all is written. */
  home: HostTable;
  /** Another table, once it joined. */
  other: HostTable | undefined;
  /** The phones of whoever writes and of somebody else, until the home computer stops. */
  phones: { readonly author: Phone; readonly second: Phone; readonly link: string } | undefined;
  /** What other tables, and phones that are not the author's, received, in clear, as it came. */
  readonly heard: { readonly table: Buffer[]; readonly phone: Buffer[] };
}

/** A démarche with one step of a workshop, alone on its computer. */
export async function startWithheldWorld(): Promise<WithheldWorld> {
  const home = await startHostTable(undefined, { models, features: hostFeatures });
  const id = await home.create('Les Tilleuls');
  const { documents } = await home.host.workspaces.open(id);
  const step = await documents.using('core', async (live) => {
    await live.edit(LOCAL, (core) => {
      const workshop = workshopsOf(core).create({ title: 'Un après-midi', date: '', createdAt: 1 });
      stepsOf(core).create({ workshop, question: 'Qu’est-ce qui coince ?', help: '', kinds: [], minutes: 0, order: 0, createdAt: 1 });
    });
    return stepDocumentId(stepsOf(live.doc).list()[0]?.id ?? '');
  });
  return { id, step, home, other: undefined, phones: undefined, heard: { table: [], phone: [] } };
}

/** Changes a document at home, durably. */
export async function editAtHome<T>({ home, id }: WithheldWorld, document: string, change: (doc: Y.Doc) => T): Promise<T> {
  return (await home.host.workspaces.open(id)).documents.using(document, async (live) => {
    const result = change(live.doc);
    await live.whenSaved();
    return result;
  });
}

/** Changes what a window at home writes in: the core and the table document. */
export async function editBoth<T>(world: WithheldWorld, change: (docs: CoreAndTable) => T): Promise<T> {
  const { documents } = await world.home.host.workspaces.open(world.id);
  return documents.using(TABLE_DOCUMENT, async (table) => {
    const result = await editAtHome(world, 'core', (core) => change({ core, table: table.doc }));
    await table.whenSaved();
    return result;
  });
}

/** The other table joins, late: it hears of everything from then on. */
export async function letTableIn(world: WithheldWorld): Promise<HostTable> {
  if (world.other) return world.other;
  const other = await startHostTable(undefined, { models, features: hostFeatures });
  const door = await openDoor(world.home.sharing, world.id, '127.0.0.1');
  other.host.workspaces.onOpened(({ documents }) => listen(world, documents));
  await joinTable(other.sharing, door.code, door.address, 'Table 2');
  world.other = other;
  return other;
}

type Hub = Awaited<ReturnType<HostTable['host']['workspaces']['open']>>['documents'];

function listen({ heard }: WithheldWorld, documents: Hub): void {
  documents.onOpened((id) => {
    const follow = documents.using(id, ({ doc }) => {
      heard.table.push(Buffer.from(id), Buffer.from(Y.encodeStateAsUpdate(doc)));
      doc.on('update', (update: Uint8Array) => heard.table.push(Buffer.from(update)));
    });
    follow.catch(() => undefined);
  });
}

/** Two phones come in and look at the step; again after the home computer was started again. */
export async function letPhonesIn(world: WithheldWorld): Promise<NonNullable<WithheldWorld['phones']>> {
  if (world.phones) return world.phones;
  const { home, id: workspaceId, step } = world;
  const client = home.connection.client(phonesContract);
  await client.open({ workspaceId, address: '127.0.0.1', port: 0, admit: 'all' });
  await client.show({ workspaceId, documentId: step });
  const { session } = await phonesState(client, workspaceId);
  const link = session?.link ?? '';
  const author = await enter(link, 'Amal');
  const second = await letListenerIn(world, link, 'Basile');
  world.phones = { author, second, link };
  return world.phones;
}

/** A phone that looks at the step, and whose every frame is kept. */
export async function letListenerIn({ heard, step }: WithheldWorld, link: string, name: string): Promise<Phone> {
  const phone = await enter(link, name, undefined, (bytes) => heard.phone.push(Buffer.from(bytes)));
  phone.shown(step);
  return phone;
}

/** A photo that the author gives to the host, before the words that go with it. */
export async function bringPhoto(world: WithheldWorld, mark: string): Promise<string> {
  const { author } = await letPhonesIn(world);
  const bytes = Buffer.concat([Uint8Array.of(0xff, 0xd8, 0xff), Buffer.from(mark.repeat(40))]);
  return giveFile(author.guest, world.step, 'image/jpeg', new Uint8Array(bytes));
}

/** The home computer stops, and starts again on what it had stored. Its phones are gone with its session. */
export async function startAgain(world: WithheldWorld): Promise<void> {
  const { folder } = world.home;
  world.phones?.author.close();
  world.phones?.second.close();
  world.phones = undefined;
  await world.home.stop();
  world.home = await startHostTable(folder, { models, features: hostFeatures });
  await world.home.host.workspaces.open(world.id);
}

/** Everything that a file for others holds: each document in clear, and each attachment. */
export async function bytesOfBundle({ home, id }: WithheldWorld): Promise<Buffer> {
  const { file, erasure } = await home.host.workspaces.open(id);
  const pieces: Uint8Array[] = [];
  const source = { id, title: 'Les Tilleuls', store: file.store, attachments: await erasure.taken() };
  for await (const piece of exportBundle(source, { clock: systemClock })) pieces.push(piece);
  const store = createMemoryDocumentStore();
  await importBundle(await readBundle(memorySource(Buffer.concat(pieces))), { store });
  const held: Uint8Array[] = [];
  for (const name of await store.list()) held.push(Buffer.from(name), await stateOf(store, name));
  for (const { hash } of await store.listAttachments()) held.push((await store.attachment(hash))?.bytes ?? new Uint8Array());
  return Buffer.concat(held);
}

async function stateOf(store: ReturnType<typeof createMemoryDocumentStore>, name: string): Promise<Uint8Array> {
  const doc = new Y.Doc();
  const stored = await store.load(name);
  if (stored) applyStored(doc, stored);
  return Y.encodeStateAsUpdate(doc);
}

/** The restitution as each audience reads it. */
export async function restitutions({ home, id: workspaceId }: WithheldWorld): Promise<string> {
  const client = home.connection.client(restitutionContract);
  const read = (audience: 'public' | 'workspace') => client.preview({ workspaceId, audience, language: 'fr' });
  return JSON.stringify([await read('public'), await read('workspace')]);
}

/** What a window of a computer is handed of words that it looks for, and the projections and frames of all that it asks for by name. */
export async function readInWindow({ connection }: HostTable, workspaceId: string, ids: readonly string[], words: string): Promise<Buffer> {
  const client = connection.client(documentsContract);
  const read = (documentId: string) => client.projection({ workspaceId, documentId }).catch(({ code }: { code: string }) => code);
  const projections = await Promise.all(ids.map(read));
  const frames = await Promise.all(ids.map((documentId) => openedInWindow(client, workspaceId, documentId)));
  const [first = ''] = words.split(' ').slice(-1);
  const found = [await client.findWords({ workspaceId, words, except: [] }), await searchedWhole(client, workspaceId, first)];
  return Buffer.concat([Buffer.from(JSON.stringify([found, projections])), ...frames]);
}

/** What is found once all that was written is read; asked again until then, as a window does. */
async function searchedWhole(client: Client<typeof documentsContract>, workspaceId: string, words: string): Promise<unknown> {
  const { hits, isComplete } = await client.search({ workspaceId, words });
  return isComplete ? hits : searchedWhole(client, workspaceId, words);
}

/** What a frame carries of a document, in clear. */
function contentOf(frame: SyncFrame): Uint8Array {
  if (frame.type === 'update') return frame.update;
  return frame.type === 'state' ? frame.state : new Uint8Array();
}

/** All that comes of a document that a window opens, up to its welcome; nothing where it is refused. */
function openedInWindow(client: Client<typeof documentsContract>, workspaceId: string, documentId: string): Promise<Buffer> {
  const came: Uint8Array[] = [];
  return new Promise((resolve) => {
    const stream = client.open(
      { workspaceId, documentId },
      {
        onItem(bytes) {
          const frames = decodeSyncFrames(bytes);
          came.push(...frames.map(contentOf));
          if (!frames.some(({ type }) => type === 'welcome')) return;
          resolve(Buffer.concat(came));
          queueMicrotask(() => stream.close());
        },
        onClose: () => resolve(Buffer.concat(came)),
      },
    );
    sayingHello(stream);
  });
}
