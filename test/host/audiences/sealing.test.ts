import { beforeEach, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { LOCAL } from '#document/origin';
import { sealedOf } from '#document/sealed';
import { memorySource } from '#host/bundles/byte-source';
import { exportBundle } from '#host/bundles/export-bundle';
import { importBundle } from '#host/bundles/import-bundle';
import { readBundle } from '#host/bundles/read-bundle';
import { createDocumentHub, type DocumentHub } from '#host/documents/document-hub';
import { createSealing } from '#host/audiences/sealing';
import type { DocumentStore } from '#host/storage/document-store';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { systemClock } from '#shared/clock';
import { storedWords } from '../../support/stored-words';
import { type HostTable, startHostTable } from '../../support/worlds/host-table';
import { stopAtEnd } from '../../support/teardown';

const SUBJECT = 'calls:round';
const CANARY = 'un avis zinzolin';
const BALLOT = { subject: SUBJECT, value: { mark: 4, why: CANARY }, room: 500 };

interface Computer {
  readonly store: DocumentStore;
  readonly hub: DocumentHub;
}

let table: HostTable;
let here: Computer;
let id: string;

beforeEach(async () => {
  table = await startHostTable();
  id = await table.create('Les Tilleuls');
  const { file, documents } = await table.host.workspaces.open(id);
  here = { store: file.store, hub: documents };
});

const valuesAt = ({ hub }: Computer) => hub.using('core', ({ doc }) => sealedOf(doc, SUBJECT).map(({ value }) => value));

/** A file of this computer's, as another one gets it. */
async function bundleBytes(): Promise<Buffer> {
  const bytes: Uint8Array[] = [];
  for await (const piece of exportBundle({ id, title: 'x', store: here.store }, { clock: systemClock })) bytes.push(piece);
  return Buffer.concat(bytes);
}

async function otherComputer(bytes: Buffer): Promise<Computer> {
  const store = createMemoryDocumentStore();
  await importBundle(await readBundle(memorySource(bytes)), { store });
  const hub = createDocumentHub(store, []);
  stopAtEnd(() => hub.close());
  return { store, hub };
}

it('what is sealed goes to another table as a box that it counts and can’t open, until the table of its key reveals it', async () => {
  const sealing = createSealing(here);
  await sealing.seal('core', BALLOT);
  const there = await otherComputer(await bundleBytes());
  expect(await valuesAt(there)).toEqual([undefined]);
  expect(await createSealing(there).reveal('core', SUBJECT)).toBe(0);
  expect(await valuesAt(there)).toEqual([undefined]);
  expect(await sealing.reveal('core', SUBJECT)).toBe(1);
  expect(await valuesAt(await otherComputer(await bundleBytes()))).toEqual([BALLOT.value]);
});

it('the words of what is sealed stand nowhere on the disk, and a host that starts again can reveal them', async () => {
  await createSealing(here).seal('core', BALLOT);
  expect(await storedWords(table, id, [CANARY])).toEqual([]);
  expect(await createSealing(here).reveal('core', SUBJECT)).toBe(1);
  expect(await valuesAt(here)).toEqual([BALLOT.value]);
});

it('a key that a stranger wrote in the place of the true one is written over by a second reveal', async () => {
  const sealing = createSealing(here);
  const record = await sealing.seal('core', BALLOT);
  await sealing.reveal('core', SUBJECT);
  await here.hub.using('core', (live) =>
    live.edit(LOCAL, (doc) => (doc.getMap('sealed').get(record) as Y.Map<unknown>).set('key', new Uint8Array(32))),
  );
  expect(await valuesAt(here)).toEqual([undefined]);
  expect(await sealing.reveal('core', SUBJECT)).toBe(1);
  expect(await valuesAt(here)).toEqual([BALLOT.value]);
});

it('what is taken back can’t be opened in a copy that another table kept; nobody takes back what another table sealed', async () => {
  const sealing = createSealing(here);
  const record = await sealing.seal('core', BALLOT);
  const there = await otherComputer(await bundleBytes());
  expect(await createSealing(there).takeBack('core', record)).toBe(false);
  expect(await sealing.takeBack('core', record)).toBe(true);
  expect(await valuesAt(here)).toEqual([]);
  expect(await sealing.reveal('core', SUBJECT)).toBe(0);
  expect(await sealing.takeBack('core', record)).toBe(false);
});

it('what needs more room than its subject has is refused, and nothing of it is kept', async () => {
  await expect(createSealing(here).seal('core', { ...BALLOT, room: 10 })).rejects.toMatchObject({ code: 'too-large' });
  expect(await valuesAt(here)).toEqual([]);
});
