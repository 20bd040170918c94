import { deflateRawSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { HostStream } from '#bridge/contract';
import { digestOf } from '#document/sync/document-digest';
import { type AttachedPeer, createPeerExchange } from '#document/sync/peer-exchange';
import { decodePeerFrame, encodePeerFrame, type PeerFrame } from '#document/sync/peer-frame';
import { plainContent } from '#document/text/plain-content';
import { documentId } from '#document/section';
import { decodeSyncFrames, encodeSyncFrame } from '#document/sync/sync-frame';
import { applyForeignUpdate } from '#document/updates/foreign-updates';
import { createDocumentGuard } from '#host/guests/document-guard';
import { type ClientRights, linkClient } from '#host/documents/client-link';
import { createDocumentHub, type DocumentHub } from '#host/documents/document-hub';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { createWorkspaceExchange } from '#host/sync/workspace-exchange';
import { AppError, toAppError } from '#shared/app-error';
import { type CapturedSession, captureSession } from '../../support/hostile/captured-session';
import { type Random, randomFrom, seedOf } from '../../support/random';
import { mutateUpdate } from '../../support/hostile/update-mutation';
import { until } from '../../support/worlds/window-client';
import { rightsOf } from '../../support/worlds/writer-world';

/** Mutants on each road, and how many get into one document before it is looked at. */
const MUTANTS = process.env.FAIRE_AVEC_SOAK ? 100_000 : 5000;
const A_BATCH = 25;
/** Of a process that makes a thousand documents, what the collector has not taken yet included. */
const MOST_GROWTH_BYTES = 200 * 1024 * 1024;
const CORE = documentId('core');
const clock = { now: () => Date.now() };

let session: CapturedSession;
const uncaught: unknown[] = [];
const note = (error: unknown) => void uncaught.push(error);

beforeAll(() => {
  session = captureSession(randomFrom(seedOf('captured session')), 220);
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  return () => {
    process.off('uncaughtException', note);
    process.off('unhandledRejection', note);
  };
});

/** Where mutants go in: hands over one, in either encoding. */
type Road = (update: Uint8Array, encoding: 'v1' | 'v2') => void;

/** One host's document with part of the session in it, reached by some road, which can be stopped and opened again. */
interface Target {
  readonly doc: Y.Doc;
  readonly road: Road;
  settle(): Promise<void>;
  /** Stops it; the document as the store has it, to be closed in its turn. */
  reopened(): Promise<{ readonly doc: Y.Doc; close(): Promise<void> | void }>;
}

type OpenTarget = (base: readonly Uint8Array[]) => Promise<Target>;

/** A stream that a client's frames come in by. */
function clientStream() {
  let receive: (item: Uint8Array) => void = () => {};
  const closers: (() => void)[] = [];
  let acked = 0;
  const stream: HostStream<Uint8Array, Uint8Array> = {
    session: { id: 'mutants', access: 'facilitator' },
    emit(item) {
      for (const frame of decodeSyncFrames(item)) if (frame.type === 'ack') acked = frame.number;
    },
    emitShared: () => {},
    onItem: (listener) => {
      receive = listener;
    },
    onClose: (listener) => closers.push(listener),
    close: () => {},
    bufferedBytes: () => 0,
  };
  const end = () => {
    for (const close of closers) close();
  };
  return { stream, send: (item: Uint8Array) => receive(item), end, acked: () => acked };
}

/** Somebody who is linked with a host's document. */
interface Joined {
  readonly road: Road;
  leave(): Promise<void> | void;
  /** Resolves once the host is through with what was sent, where it takes its time. */
  settle?(): Promise<void>;
}

async function openHost(base: readonly Uint8Array[], join: (hub: DocumentHub) => Promise<Joined>): Promise<Target> {
  const store = createMemoryDocumentStore();
  for (const update of base) await store.append(CORE, update);
  const hub = createDocumentHub(store, [], { idleMs: 0, joinMs: 0 });
  const { live } = await hub.hold(CORE);
  const { road, leave, settle } = await join(hub);
  return {
    doc: live.doc,
    road,
    settle: async () => {
      await settle?.();
      await live.whenSaved();
    },
    async reopened() {
      await leave();
      await hub.close();
      const again = createDocumentHub(store, [], { idleMs: 0 });
      return { doc: (await again.hold(CORE)).live.doc, close: again.close };
    },
  };
}

function clientTarget(rights?: (hub: DocumentHub) => Promise<ClientRights>): OpenTarget {
  return (base) =>
    openHost(base, async (hub) => {
      const { live } = await hub.hold(CORE);
      const { stream, send, end, acked } = clientStream();
      linkClient(live, stream, await rights?.(hub));
      let number = 0;
      const road: Road = (update, encoding) => {
        number++;
        send(
          encodeSyncFrame(
            encoding === 'v1' ? { type: 'update', number, update, heard: number % 3 === 0 } : { type: 'state', number, state: update },
          ),
        );
      };
      const settle = async () => {
        road(base[0] as Uint8Array, 'v1');
        await until(() => acked() >= number);
      };
      return { road, leave: end, settle };
    });
}

const tableTarget: OpenTarget = (base) =>
  openHost(base, async (hub) => {
    const memory = { read: async () => undefined, write: async () => {} };
    const exchange = await createWorkspaceExchange({ hub, clock, areLinked: () => false, memory });
    // A line that sent garbage fifty times is closed; the table then dials another one.
    let isOpen = true;
    const again = () => void (isOpen && attach());
    let taken = 0;
    const hear = (bytes: Uint8Array) => {
      const frame = decodePeerFrame(bytes);
      if (frame.type === 'taken') taken = frame.number;
    };
    const attach = async () => {
      attached = await exchange.attach(CORE, 'p', 't', { send: hear, bufferedBytes: () => 0, close: again });
    };
    let attached: AttachedPeer | undefined;
    await attach();
    const leave = () => {
      isOpen = false;
      return exchange.close();
    };
    let number = 0;
    const frameOf = (update: Uint8Array, encoding: 'v1' | 'v2'): PeerFrame => {
      if (encoding === 'v1') return { type: 'update', update };
      return { type: 'slice', number: ++number, hasMore: false, packed: deflateRawSync(update), byteLength: update.byteLength };
    };
    const road: Road = (update, encoding) => attached?.receive(encodePeerFrame(frameOf(update, encoding)));
    // Slices are taken in their order, a step in each turn: once an honest one is, so is whatever came before it.
    const settle = async () => {
      const honest = Y.convertUpdateFormatV1ToV2(base[0] as Uint8Array);
      const wanted = number + 1;
      await until(() => {
        if (taken < wanted) road(honest, 'v2');
        return taken >= wanted;
      });
    };
    return { road, leave, settle };
  });

const windowToWindow: OpenTarget = async (base) => {
  const doc = new Y.Doc();
  for (const update of base) Y.applyUpdate(doc, update);
  const exchange = createPeerExchange({
    doc,
    clock,
    path: 'direct',
    mostClients: 1,
    presence: 'own',
    apply(update, origin) {
      applyForeignUpdate(doc, update, origin);
    },
    passing: () => 'at-once',
  });
  let isOpen = true;
  const attach = () => {
    if (isOpen) attached = exchange.attach('p', 't', { send: () => {}, bufferedBytes: () => 0, close: attach });
  };
  let attached: AttachedPeer | undefined;
  attach();
  return {
    doc,
    road: (update) => attached?.receive(encodePeerFrame({ type: 'update', update })),
    settle: () => new Promise(setImmediate),
    async reopened() {
      isOpen = false;
      exchange.close();
      const again = new Y.Doc();
      Y.applyUpdate(again, Y.encodeStateAsUpdate(doc));
      return { doc: again, close: () => again.destroy() };
    },
  };
};

const ROADS: readonly (readonly [string, OpenTarget])[] = [
  ['windows', clientTarget()],
  ['tables', tableTarget],
  ['window to window', windowToWindow],
  [
    'phones',
    clientTarget(async (hub) => {
      const guard = createDocumentGuard((await hub.hold(CORE)).live.doc);
      return { checkUpdate: (update, encoding) => guard.check(update, encoding, rightsOf('amal')) };
    }),
  ],
];

/** Writes in everything that a document holds, encodes it, and reads that. Throws when the document is poisoned. */
function expectUsable(doc: Y.Doc): void {
  const types = [...doc.store.clients.values()]
    .flat()
    .flatMap((item) => (item instanceof Y.Item && !item.deleted && item.content instanceof Y.ContentType ? [item.content.type] : []));
  doc.transact(() => {
    for (const type of types) {
      if (type instanceof Y.Map) type.set('probe', 1);
      else if (type instanceof Y.Text) type.insert(type.length, 'é');
      else if (type instanceof Y.Array) type.insert(0, [1]);
    }
    doc.getMap('probe').set('a', 1);
  });
  for (const type of types) if (type instanceof Y.Text && type.length > 1) type.delete(0, 1);
  const [fromV1, fromV2] = [new Y.Doc(), new Y.Doc()];
  Y.applyUpdate(fromV1, Y.encodeStateAsUpdate(doc));
  Y.applyUpdateV2(fromV2, Y.encodeStateAsUpdateV2(doc));
  expect(contentOf(fromV1)).toEqual(contentOf(fromV2));
}

/**
 * Every letter and value that is there, replica by replica in the order of the writing. Not in the order of the reading:
 * a struct whose neighbours stand the other way round, which undo writes honestly, may come out elsewhere in its own text.
 */
function piecesOf(doc: Y.Doc): Map<number, string> {
  const alive = (item: Y.Item | Y.GC) => item instanceof Y.Item && !item.deleted && item.countable;
  const textOf = (item: Y.Item | Y.GC) =>
    item instanceof Y.Item ? item.content.getContent().map((one) => (one instanceof Y.AbstractType ? '' : JSON.stringify(one))) : [];
  return new Map([...doc.store.clients].map(([client, row]) => [client, row.filter(alive).flatMap(textOf).join(' ')]));
}

function contentOf(doc: Y.Doc): Map<string, unknown> {
  return new Map(plainContent(doc).map(({ root, value }) => [root, value]));
}

/** One more of the session's next updates, mostly gone wrong; how long the host was held up by it, in milliseconds. */
function send(road: Road, next: number, random: Random): number {
  const at = random.below(6) === 0 ? random.below(session.updates.length) : Math.min(next, session.updates.length - 1);
  const honest = session.updates[at] as Uint8Array;
  const update = random.below(5) === 0 ? honest : mutateUpdate(honest, session.ids, random);
  const encoding = random.below(8) === 0 ? 'v2' : 'v1';
  const bytes = encoding === 'v1' ? update : inV2(update);
  const begun = performance.now();
  road(bytes, encoding);
  return performance.now() - begun;
}

/** Some can only be said in V1: those go as they are. */
function inV2(update: Uint8Array): Uint8Array {
  try {
    return Y.convertUpdateFormatV1ToV2(update);
  } catch {
    return update;
  }
}

test.each(ROADS)('R5: whatever comes from %s, the document stays whole, and is read again as it was', async (name, open) => {
  const random = randomFrom(seedOf(`mutants from ${name}`));
  let [worst, taken, before] = [0, 0, Number.POSITIVE_INFINITY];
  for (let sent = 0; sent < MUTANTS; sent += A_BATCH) {
    // What the first of them leave for the collector is no creeping.
    if (sent === MUTANTS / 5) before = process.memoryUsage().rss;
    const base = session.updates.slice(0, 20 + random.below(session.updates.length - 40));
    const target = await open(base);
    const count = () => taken++;
    target.doc.on('update', count);
    for (let index = 0; index < A_BATCH; index++) worst = Math.max(worst, send(target.road, base.length + Math.floor(index / 3), random));
    await target.settle();
    target.doc.off('update', count);
    expectUsable(target.doc);
    await target.settle();
    const [pieces, digest] = [piecesOf(target.doc), digestOf(target.doc)];
    const again = await target.reopened();
    expect(piecesOf(again.doc)).toEqual(pieces);
    expect(digestOf(again.doc)).toEqual(digest);
    expectUsable(again.doc);
    await again.close();
  }
  const grown = process.memoryUsage().rss - before;
  console.log(`${name}: ${MUTANTS} mutants, ${taken} taken, worst task ${worst.toFixed(1)} ms, ${(grown / 2 ** 20).toFixed(0)} MB more`);
  expect(uncaught).toEqual([]);
  expect(grown).toBeLessThan(MOST_GROWTH_BYTES);
});

test('R5: a store that holds what nobody would let in opens, or says that the document is damaged and mends it', async () => {
  const random = randomFrom(seedOf('mutants in the store'));
  let damaged = 0;
  for (let index = 0; index < MUTANTS / A_BATCH; index++) {
    const store = createMemoryDocumentStore();
    const base = session.updates.slice(0, 20 + random.below(session.updates.length - 40));
    for (const update of [...base, mutateUpdate(random.pick(session.updates), session.ids, random)]) await store.append(CORE, update);
    const hub = createDocumentHub(store, [], { idleMs: 0 });
    try {
      expectUsable((await hub.hold(CORE)).live.doc);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(toAppError(error).code).toBe('damaged-document');
      expect(await store.damaged()).toMatchObject([{ id: CORE, reason: 'content' }]);
      await store.acceptDamage(CORE, []);
      expectUsable((await hub.hold(CORE)).live.doc);
      damaged++;
    }
    await hub.close();
  }
  console.log(`store: ${damaged} of ${MUTANTS / A_BATCH} said to be damaged`);
  expect(uncaught).toEqual([]);
});
