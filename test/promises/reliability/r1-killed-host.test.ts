import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { connect } from '#bridge/connect';
import { documentsContract } from '#bridge/documents-contract';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { digestOf } from '#document/sync/document-digest';
import { decodeSyncFrames, encodeSyncFrame, NOWHERE } from '#document/sync/sync-frame';
import { applyStored } from '#host/storage/backups/snapshot';
import { openWorkspaceStorage } from '#host/storage/workspace-storage';
import { BRIDGE_PROTOCOL } from '#server/local-access';
import { figure } from '../../support/figures';
import { randomFrom, seedOf } from '../../support/random';
import { startServer } from '../../support/pages/server-process';
import { temporaryFolder } from '../../support/temporary-folder';

const ROUNDS = figure('R1 kills', { ci: 100, soak: 1000 });
const CHAINS = 2;
const DOCUMENTS = ['core', 'text:a', 'text:b'];

describe('R1 nothing acknowledged is lost when the app dies', () => {
  it(`${ROUNDS} times the host is killed (SIGKILL) within 25 ms of an acknowledgement`, { timeout: ROUNDS * 3000 }, async () => {
    const random = randomFrom(seedOf('R1'));
    const chains = Array.from({ length: CHAINS }, () => killAgainAndAgain(ROUNDS / CHAINS, () => random.below(25)));
    const acknowledged = (await Promise.all(chains)).reduce((sum, count) => sum + count, 0);
    // Each round has seen at least one, or it has shown nothing.
    expect(acknowledged).toBeGreaterThanOrEqual(ROUNDS);
    console.log(`R1: ${acknowledged} acknowledged edits over ${ROUNDS} kills, none lost`);
  });
});

/** One démarche that lives through `rounds` kills; returns how many edits were acknowledged in all. */
async function killAgainAndAgain(rounds: number, delay: () => number): Promise<number> {
  const dataFolder = temporaryFolder();
  const storage = await openWorkspaceStorage(dataFolder, { ballastBytes: 4096 });
  const { id } = await storage.create({ title: 'Tilleuls' });
  await storage.close();
  const expected = new Map<string, Set<string>>(DOCUMENTS.map((document) => [document, new Set()]));
  for (let round = 0; round < rounds; round++) {
    const server = await startServer({ dataFolder });
    const writer = await openWriter(server.url, id, round, expected);
    await writer.firstAcknowledged;
    await new Promise((resolve) => setTimeout(resolve, delay()));
    await server.kill('SIGKILL');
    writer.stop();
    await verify(dataFolder, id, expected, round);
  }
  return [...expected.values()].reduce((sum, marks) => sum + marks.size, 0);
}

interface Writer {
  readonly firstAcknowledged: Promise<void>;
  stop(): void;
}

/** Writes marks into every document, one each millisecond, and notes those that were acknowledged. */
async function openWriter(url: string, workspaceId: string, round: number, expected: Map<string, Set<string>>): Promise<Writer> {
  const { host, hash } = new URL(url);
  const token = new URLSearchParams(hash.slice(1)).get('t');
  const socket = new WebSocket(`ws://${host}/bridge`, [BRIDGE_PROTOCOL, `token.${token}`]);
  await once(socket, 'open');
  const documents = connect(createWebSocketChannel(socket as unknown as SocketLike)).client(documentsContract);
  let onFirst: () => void = () => undefined;
  const firstAcknowledged = new Promise<void>((resolve) => {
    onFirst = resolve;
  });
  const timers = DOCUMENTS.map((documentId) => {
    const doc = new Y.Doc();
    const sent: string[] = [];
    const stream = documents.open(
      { workspaceId, documentId },
      {
        onItem: (item) => {
          for (const frame of decodeSyncFrames(item)) {
            if (frame.type !== 'ack') continue;
            for (const mark of sent.slice(0, frame.number)) expected.get(documentId)?.add(mark);
            onFirst();
          }
        },
      },
    );
    doc.on('update', (update: Uint8Array) => stream.send(encodeSyncFrame({ type: 'update', number: sent.length, update })));
    stream.send(encodeSyncFrame({ type: 'hello', digest: digestOf(doc), place: NOWHERE }));
    return setInterval(() => {
      const mark = `${round}:${sent.length}`;
      sent.push(mark);
      doc.getMap('marks').set(mark, true);
    }, 1);
  });
  return {
    firstAcknowledged,
    stop: () => {
      for (const timer of timers) clearInterval(timer);
      socket.terminate();
    },
  };
}

async function verify(dataFolder: string, id: string, expected: ReadonlyMap<string, ReadonlySet<string>>, round: number): Promise<void> {
  // Opening runs the integrity check, and would set damage aside.
  const storage = await openWorkspaceStorage(dataFolder, { ballastBytes: 4096 });
  try {
    const { store, salvaged, incidents } = await storage.open(id);
    expect({ salvaged, incidents: await incidents() }, `round ${round}`).toEqual({ salvaged: undefined, incidents: [] });
    for (const [document, marks] of expected) {
      const doc = new Y.Doc();
      const stored = await store.load(document);
      if (stored) applyStored(doc, stored);
      const lost = [...marks].filter((mark) => !doc.getMap('marks').has(mark));
      expect(lost, `round ${round}, ${document}`).toEqual([]);
    }
  } finally {
    await storage.close();
  }
}
