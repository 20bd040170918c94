import { connect } from '#bridge/connect';
import type { Client } from '#bridge/contract';
import { phonesContract, type PhonesState } from '#bridge/phones-contract';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { submissionOf } from '#document/audience';
import { LOCAL } from '#document/origin';
import type * as Y from 'yjs';
import { models } from '#features/model';
import { contributionsOf, stepDocumentId } from '#features/workshop/model/step-section';
import { stepsOf, workshopsOf } from '#features/workshop/model/workshop-section';
import { createHost, type Host } from '#host/host';
import type { DocumentId } from '#shared/ids';
import { comeIn, openPhone, type Phone } from '../pages/phone-client';
import { stopAtEnd } from '../teardown';
import { temporaryFolder } from '../temporary-folder';

/** A table whose démarche has a workshop of two steps, and which phones can join. */
export interface PhoneTable {
  readonly host: Host;
  readonly folder: string;
  readonly clock: { ahead: number; now(): number };
  readonly phones: Client<typeof phonesContract>;
  readonly workspaceId: string;
  /** The documents of the two steps. */
  readonly steps: readonly [DocumentId, DocumentId];
  state(): Promise<PhonesState>;
  /** The open session; fails when there is none. */
  session(): Promise<NonNullable<PhonesState['session']>>;
  stop(): Promise<void>;
}

interface PhoneTableOptions {
  readonly title?: string;
  readonly folder?: string;
  readonly siteFolder?: string;
}

/** Starts a host in this process with such a démarche, or starts it again on a folder that has one. */
export async function startPhoneTable({ title = 'Les Tilleuls', folder, siteFolder }: PhoneTableOptions = {}): Promise<PhoneTable> {
  process.env.FAIRE_AVEC_DISCOVERY = 'off';
  const dataFolder = folder ?? temporaryFolder();
  const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
  const host = await createHost({
    clock,
    dataFolder,
    resourcesFolder: dataFolder,
    models,
    features: [],
    siteFolder,
    storage: { ballastBytes: 0, uptime: () => performance.now() + clock.ahead },
    lockLookMs: 20,
    reportFailure: (error) => console.error('failure', error),
  });
  stopAtEnd(() => host.close());
  const [known] = await host.workspaces.catalogue.list();
  const workspace = known ? await host.workspaces.open(known.id) : await host.workspaces.create({ title });
  const steps = await workspace.documents.using('core', async (live) => {
    if (stepsOf(live.doc).list().length === 0) await live.edit(LOCAL, seed);
    return stepsOf(live.doc)
      .list()
      .map(({ id }) => stepDocumentId(id));
  });
  const [hostEnd, windowEnd] = createMemoryChannelPair();
  host.serve(hostEnd, { id: 'window', access: 'facilitator' });
  const phones = connect(windowEnd).client(phonesContract);
  const state = () => phonesState(phones, workspace.id);
  return {
    host,
    folder: dataFolder,
    clock,
    phones,
    workspaceId: workspace.id,
    steps: [steps[0] ?? '', steps[1] ?? ''],
    state,
    async session() {
      const { session } = await state();
      if (!session) throw new Error('no session is open');
      return session;
    },
    stop: () => host.close(),
  };
}

/** Opens a session on loopback, any port, and shows the first step. */
export async function openPhonesAt(table: PhoneTable, admit: 'ask' | 'all' = 'all'): Promise<NonNullable<PhonesState['session']>> {
  const { phones, workspaceId, steps } = table;
  await phones.open({ workspaceId, address: '127.0.0.1', port: 0, admit });
  await phones.show({ workspaceId, documentId: steps[0] });
  return table.session();
}

export function phonesState(phones: Client<typeof phonesContract>, workspaceId: string): Promise<PhonesState> {
  return new Promise((resolve, reject) => {
    const stream = phones.state(
      { workspaceId },
      {
        onItem(state) {
          resolve(state);
          queueMicrotask(() => stream.close());
        },
        onClose: reject,
      },
    );
  });
}

function seed(core: Y.Doc): void {
  const workshop = workshopsOf(core).create({ title: 'Un après-midi', date: '', createdAt: 1 });
  for (const [order, question] of ['Qu’est-ce qui coince ?', 'Qu’est-ce qu’on essaie ?'].entries())
    stepsOf(core).create({ workshop, question, help: '', kinds: [], minutes: 0, order, createdAt: order + 1 });
}

/** Comes in by a link, and resolves once something is shown. */
export async function enter(
  link: string,
  name = 'Amal',
  dial?: Parameters<typeof openPhone>[1],
  onFrame?: Parameters<typeof openPhone>[2],
): Promise<Phone> {
  const phone = openPhone(await comeIn(link, { profile: { name, college: 'habitants' } }), dial, onFrame);
  while (!phone.view()) await new Promise((resolve) => setTimeout(resolve, 5));
  return phone;
}

/** The words of a step as the host has them, given or not, in the order of the alphabet. */
export async function textsAt(table: PhoneTable, step: 0 | 1 = 0): Promise<string[]> {
  const { documents } = await table.host.workspaces.open(table.workspaceId);
  const texts = await givenAt(table, step);
  for (const id of await documents.list()) {
    if (submissionOf(id)?.target === table.steps[step]) texts.push(...(await documents.using(id, ({ doc }) => textsIn(doc))));
  }
  return texts.sort();
}

/** The words that were given at a step. */
export async function givenAt({ host, workspaceId, steps }: PhoneTable, step: 0 | 1 = 0): Promise<string[]> {
  const { documents } = await host.workspaces.open(workspaceId);
  return documents.using(steps[step], ({ doc }) => textsIn(doc));
}

const textsIn = (doc: Y.Doc) =>
  contributionsOf(doc)
    .list()
    .map(({ text }) => text);
