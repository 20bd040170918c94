import * as Y from 'yjs';
import { documentsContract } from '#bridge/documents-contract';
import { giveFile } from '#bridge/guest-file';
import { phonesContract } from '#bridge/phones-contract';
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
  phones: { readonly author: Phone; readonly second: Phone } | undefined;
  /** What the other table and the second phone received, as it came. */
  readonly heard: { readonly table: Buffer[]; readonly phone: string[] };
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
  const other = await startHostTable(undefined, { models });
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
  const { home, id: workspaceId, step, heard } = world;
  const client = home.connection.client(phonesContract);
  await client.open({ workspaceId, address: '127.0.0.1', port: 0, admit: 'all' });
  await client.show({ workspaceId, documentId: step });
  const { session } = await phonesState(client, workspaceId);
  const link = session?.link ?? '';
  const [author, second] = [await enter(link, 'Amal'), await enter(link, 'Basile')];
  const shown = second.shown(step);
  const note = () => heard.phone.push(JSON.stringify([...shown.records()]), JSON.stringify(second.view()));
  shown.onChange(note);
  world.phones = { author, second };
  return world.phones;
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
  for (const phone of Object.values(world.phones ?? {})) phone.close();
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

/** What a window at home is handed of words that it looks for, and the projections of all that it may read. */
export async function readInWindow({ home, id: workspaceId }: WithheldWorld, words: string): Promise<string> {
  const client = home.connection.client(documentsContract);
  const { documents } = await home.host.workspaces.open(workspaceId);
  const read = (documentId: string) => client.projection({ workspaceId, documentId }).catch(({ code }: { code: string }) => code);
  const projections = await Promise.all((await documents.list()).map(read));
  return JSON.stringify([await client.findWords({ workspaceId, words, except: [] }), projections]);
}
