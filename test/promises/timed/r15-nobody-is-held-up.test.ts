/** R15: no peer can stop a host, or hold others up. */
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentsContract } from '#bridge/documents-contract';
import { isSaved } from '#client/documents/document-status';
import type { OpenDocument } from '#client/documents/open-document';
import { encodeSyncFrame } from '#document/sync/sync-frame';
import { openWorkspaceStorage } from '#host/storage/workspace-storage';
import { playAfternoon } from '../../bench/workshop';
import { bytesOf, CRASHERS } from '../../document/updates/crashers';
import { figure } from '../../support/figures';
import { countOthers, watchOthers } from '../../support/machine-share';
import { startServer } from '../../support/pages/server-process';
import { temporaryFolder } from '../../support/temporary-folder';
import { connectToServer, openInWindow, until, whenSaved } from '../../support/worlds/window-client';

const SECONDS = figure('R15 seconds of each attack', { ci: 3, soak: 30 });
/** A letter is to be saved within this long, in milliseconds, whatever another window sends. */
const MOST_DELAY_MS = 200;
const LETTER_EVERY_MS = 50;
const TEXT = 'text:sage';

const timers: NodeJS.Timeout[] = [];
afterEach(() => {
  for (const timer of timers.splice(0)) clearInterval(timer);
});

function every(ms: number, work: () => void): void {
  timers.push(setInterval(work, ms));
}

/** A core of some three megabytes, as a long démarche has. */
function largeCore(): Uint8Array {
  const { doc } = playAfternoon(0.2);
  doc.clientID = 77;
  for (let index = 0; index < 40; index++)
    doc.getText(`annexe${index}`).insert(0, 'une famille pousse quatre portes avant la bonne '.repeat(1300));
  return Y.encodeStateAsUpdate(doc);
}

async function startTable() {
  const dataFolder = temporaryFolder();
  const storage = await openWorkspaceStorage(dataFolder, { ballastBytes: 4096 });
  const workspace = await storage.create({ title: 'Les Tilleuls' });
  const core = largeCore();
  const sequence = await workspace.store.append('core', core);
  await workspace.store.compact('core', Y.convertUpdateFormatV1ToV2(core), sequence);
  await workspace.close();
  await storage.close();
  const server = await startServer({ dataFolder });
  return { server, workspaceId: workspace.id, core };
}

/**
 * Types a letter every 50 ms; how long each was not saved, in milliseconds, without what other programs than the host
 * (`pid`) and this one took of the processor meanwhile.
 */
async function typeLetters(document: OpenDocument, pid: number): Promise<number[]> {
  const delays: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  while (performance.now() < end) {
    const [typed, others] = [performance.now(), countOthers(pid)];
    document.doc.getText('t').insert(0, 'x');
    await until(() => isSaved(document.status.get()));
    const delay = performance.now() - typed;
    delays.push(delay - others());
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, LETTER_EVERY_MS - delay)));
  }
  return delays;
}

type Send = (frame: Uint8Array) => void;
interface Attack {
  /** Where the others write meanwhile. */
  readonly document: string;
  /** Other than `MOST_DELAY_MS`. */
  readonly mostDelayMs?: number;
  begin(send: Send, core: Uint8Array): void;
}

const update = (bytes: Uint8Array, number = 1) => encodeSyncFrame({ type: 'update', number, update: bytes });
const state = (bytes: Uint8Array) => encodeSyncFrame({ type: 'state', number: 1, state: bytes });

/** A letter of a replica of its own, again and again. */
function flood(frames: number): Uint8Array[] {
  const doc = new Y.Doc();
  const sent: Uint8Array[] = [];
  doc.on('update', (bytes: Uint8Array) => sent.push(update(bytes, sent.length + 1)));
  for (let index = 0; index < frames; index++) doc.getText('flot').insert(0, 'x');
  return sent;
}

/** Twenty thousand records that nobody has yet: more than any démarche. */
function unknownState(): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let index = 0; index < 20_000; index++) doc.getMap('masse').set(`k${index}`, new Y.Map([['a', index]]));
  });
  return Y.encodeStateAsUpdateV2(doc);
}

const ATTACKS: readonly (readonly [string, Attack])[] = [
  [
    'sends bombs',
    {
      document: TEXT,
      begin(send) {
        let next = 0;
        every(5, () => {
          const crasher = CRASHERS[next++ % CRASHERS.length] as (typeof CRASHERS)[number];
          send(crasher.encoding === 'v1' ? update(bytesOf(crasher)) : state(bytesOf(crasher)));
        });
      },
    },
  ],
  [
    'sends thousands of frames a second',
    {
      document: TEXT,
      begin(send) {
        const frames = flood(20_000);
        every(20, () => {
          for (const frame of frames.splice(0, 100)) send(frame);
        });
      },
    },
  ],
  ['sends a state of twenty thousand records', { document: TEXT, mostDelayMs: 500, begin: (send) => send(state(unknownState())) }],
  [
    'changes twenty fields a second in a core of three megabytes',
    {
      document: 'core',
      begin(send, core) {
        const doc = new Y.Doc();
        Y.applyUpdate(doc, core);
        let number = 0;
        doc.on('update', (bytes: Uint8Array) => send(update(bytes, ++number)));
        const actor = doc.getMap<Y.Map<unknown>>('actors').get('a1') as Y.Map<unknown>;
        every(50, () => actor.set('at', [number, number]));
      },
    },
  ],
];

test.each(ATTACKS)('R15: while a window %s, the letters of another are saved one by one, soon and in order', async (_, attack) => {
  const { server, workspaceId, core } = await startTable();
  const honest = openInWindow(connectToServer(server.url), workspaceId, attack.document);
  await honest.ready;
  await whenSaved(honest);
  const connection = connectToServer(server.url);
  await until(() => connection.state.get() === 'open');
  const place = { workspaceId, documentId: attack.document };
  const hostile = connection.client(documentsContract).open(place, { onItem: () => {} });
  const pid = server.process.pid ?? 0;
  const mayJudge = watchOthers(pid);
  attack.begin(hostile.send, core);
  const delays = await typeLetters(honest, pid);
  const isJudged = mayJudge();
  const worst = Math.max(...delays);
  console.log(`R15: ${delays.length} letters saved, the slowest in ${worst.toFixed(0)} ms of ours`);
  expect(honest.doc.getText('t').length).toBe(delays.length);
  expect(server.process.exitCode).toBeNull();
  // A whole state is applied by the other window too, in this very process: that is part of its delay.
  if (isJudged) expect(worst).toBeLessThan(attack.mostDelayMs ?? MOST_DELAY_MS);
  expect(server.stderr()).toBe('');
});
