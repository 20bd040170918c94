import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { type AttachedPeer, createPeerExchange, type PeerExchange } from '#document/sync/peer-exchange';
import { decodePeerFrame, encodePeerFrame, type PeerFrame } from '#document/sync/peer-frame';
import { MOST_SLICE_BYTES } from '#document/sync/peer-slices';
import { applyForeignUpdate, hasPendingUpdates } from '#document/updates/foreign-updates';
import { createLargeUpdates, isLarge } from '#host/documents/large-updates';

import { slicePacking } from '#host/sync/slice-packing';
import { type Random, randomFrom, seedOf } from '../../support/random';
import { countRounds, holdLoop } from '../../support/loop';
import { stopAtEnd } from '../../support/teardown';

interface Table {
  readonly doc: Y.Doc;
  readonly exchange: PeerExchange;
}

/** A table of today; `reads` is false for an older one. */
function table(reads = true): Table {
  const doc = new Y.Doc();
  const large = createLargeUpdates(doc, (work) => work());
  const exchange = createPeerExchange({
    doc,
    clock: { now: () => Date.now() },
    path: 'relay',
    mostClients: 1,
    presence: 'own',
    async apply(update, origin, how) {
      if (isLarge(update, how?.encoding)) await large.receive(update, origin, how);
      else applyForeignUpdate(doc, update, origin);
    },
    passing: () => 'at-once',
    timing: { probeMs: 400 },
    ...(reads ? { packing: slicePacking } : {}),
  });
  stopAtEnd(() => {
    exchange.close();
    doc.destroy();
  });
  return { doc, exchange };
}

/** Links two tables; `pass` decides what becomes of each frame, and all that were sent are told. */
function link(left: Table, right: Table, pass: (frame: PeerFrame, to: number) => boolean = () => true) {
  const sent: { readonly frame: PeerFrame; readonly bytes: number }[] = [];
  const ends: (AttachedPeer | undefined)[] = [];
  let isOpen = true;
  const close = () => {
    isOpen = false;
    for (const end of ends) end?.detach();
  };
  const pipe = (to: number) => ({
    send(bytes: Uint8Array) {
      const frame = decodePeerFrame(bytes);
      sent.push({ frame, bytes: bytes.byteLength });
      if (pass(frame, to)) setImmediate(() => isOpen && ends[to]?.receive(bytes));
    },
    bufferedBytes: () => 0,
    close,
  });
  ends.push(left.exchange.attach('right', 'table-right', pipe(1)));
  ends.push(right.exchange.attach('left', 'table-left', pipe(0)));
  return {
    sent,
    close,
    isOpen: () => isOpen,
    forge: (frame: PeerFrame) => ends[1]?.receive(encodePeerFrame(frame)),
    count: (type: PeerFrame['type']) => sent.filter(({ frame }) => frame.type === type).length,
  };
}

const areEqual = (...tables: Table[]) =>
  tables.every(({ exchange }) => exchange.peers()[0]?.equal) &&
  tables.every(({ doc }) => sameDigest(digestOf(doc), digestOf(tables[0]!.doc)));
const meet = (...tables: Table[]) => expect.poll(() => areEqual(...tables), { timeout: 15_000, interval: 20 }).toBe(true);

/** Some days of work by several hands: some thousand structs, a part of them deleted. */
function work(doc: Y.Doc, random: Random, gestures: number): void {
  const text = doc.getText('t');
  for (let gesture = 0; gesture < gestures; gesture++) {
    if (gesture % 50 === 0) doc.clientID = 1 + random.below(2 ** 31);
    if (text.length > 20 && random.chance(0.25)) text.delete(random.below(text.length - 5), 4);
    else text.insert(random.below(text.length + 1), `m${gesture} `);
  }
}

/** Two tables that worked together, then each alone. */
function apart(random: Random, one = table(), other = table()): [Table, Table] {
  work(one.doc, random, 600);
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc));
  work(one.doc, random, 1200);
  work(other.doc, random, 1200);
  return [one, other];
}

describe('two tables that meet again', () => {
  test('send no slice behind another while the loop stands still', async () => {
    const [one, other] = apart(randomFrom(seedOf('slices')));
    const loop = countRounds();
    // Each table by itself: the two of this process never share a loop elsewhere.
    const rounds: string[] = [];
    link(one, other, (frame, to) => {
      if (frame.type !== 'slice') return true;
      rounds.push(`${to}: ${loop.round()}`);
      holdLoop();
      return true;
    });
    await meet(one, other);
    expect(rounds.length).toBeGreaterThan(8);
    expect(new Set(rounds).size).toBe(rounds.length);
  });

  test('exchange what each lacks in slices, with a good deal fewer bytes than one update each way', async () => {
    const [one, other] = apart(randomFrom(seedOf('slices')));
    const whole = [
      Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)),
      Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)),
    ];
    const line = link(one, other);
    await meet(one, other);
    expect(line.count('slice')).toBeGreaterThan(8);
    expect(line.count('update')).toBe(0);
    expect(Math.max(...line.sent.map((frame) => frame.bytes))).toBeLessThan(16 * 1024);
    const bytes = line.sent.reduce((sum, frame) => sum + frame.bytes, 0);
    expect(bytes).toBeLessThan(0.6 * whole.reduce((sum, { byteLength }) => sum + byteLength, 0));
  });

  test('of which one is older exchange plain updates that it can read', async () => {
    const [one, old] = apart(randomFrom(seedOf('an older table')), table(), table(false));
    const line = link(one, old);
    await meet(one, old);
    expect(line.count('slice') + line.count('taken')).toBe(0);
  });

  test('go on from what arrived when the line falls in between', async () => {
    const [one, other] = apart(randomFrom(seedOf('a line that falls')));
    const before = one.doc.store.clients.size;
    let slices = 0;
    const first = link(one, other, ({ type }) => !(type === 'slice' && ++slices > 6));
    await expect.poll(() => slices > 6 && one.doc.store.clients.size > before).toBe(true);
    first.close();
    expect([one, other].some(({ doc }) => hasPendingUpdates(doc))).toBe(false);
    link(one, other);
    await meet(one, other);
  });

  test('end equal whatever is lost on the way, and however both go on writing', { timeout: 60_000 }, async () => {
    const seed = seedOf('lost slices');
    for (let round = 0; round < 3; round++) {
      const random = randomFrom(seed + round);
      const [one, other] = apart(random);
      let [left, isLossy] = [8, true];
      const line = link(one, other, ({ type }) => {
        const isLost = isLossy && left > 0 && (type === 'slice' || type === 'taken') && random.chance(0.4);
        if (isLost) left--;
        return !isLost;
      });
      await expect.poll(() => line.count('slice') > 4).toBe(true);
      for (const { doc } of [one, other]) work(doc, random, 30);
      await expect.poll(() => left === 0 || areEqual(one, other), { timeout: 10_000 }).toBe(true);
      isLossy = false;
      await expect.poll(() => areEqual(one, other), { timeout: 15_000, message: `seed ${seed + round}` }).toBe(true);
      expect(one.doc.getText('t').toString(), `seed ${seed + round}`).toBe(other.doc.getText('t').toString());
      line.close();
    }
  });

  test('a paste that is too heavy for a slice arrives all the same', async () => {
    const [one, other] = [table(), table()];
    one.doc.getText('t').insert(0, 'é'.repeat(MOST_SLICE_BYTES));
    link(one, other);
    await meet(one, other);
    one.doc.getText('t').insert(0, 'à'.repeat(MOST_SLICE_BYTES));
    await meet(one, other);
    expect(other.doc.getText('t').length).toBe(2 * MOST_SLICE_BYTES);
  });
});

describe('a slice that nobody honest sends', () => {
  const bomb = deflateRawSync(new Uint8Array(64 * 1024 * 1024)).subarray(0, 1024);
  const packed = deflateRawSync(new Uint8Array(1000));
  test.each([
    ['a kilobyte that unpacks to a megabyte', { packed: bomb, byteLength: 1000 }],
    ['one that says so', { packed: bomb, byteLength: 64 * 1024 * 1024 }],
    ['one that is shorter than it says', { packed, byteLength: 2000 }],
    ['one that is longer than it says', { packed, byteLength: 10 }],
    ['one that is not packed at all', { packed: new Uint8Array([255, 1, 2, 3]), byteLength: 4 }],
  ])('is refused, and ends its sender’s line: %s', async (_, slice) => {
    const [one, other] = [table(), table()];
    const line = link(one, other);
    await meet(one, other);
    line.forge({ type: 'slice', number: 1, hasMore: false, ...slice });
    await expect.poll(line.isOpen).toBe(false);
    expect(other.exchange.peers()[0]?.refused).toBe(1);
    expect(digestOf(other.doc)).toEqual(digestOf(new Y.Doc()));
  });

  test('a digest that is none is refused as well, also when the document has to be looked up first', async () => {
    const [one, other] = [table(), table()];
    const line = link(one, other);
    await meet(one, other);
    work(other.doc, randomFrom(seedOf('digest of garbage')), 500);
    line.forge({ type: 'digest', answer: true, readsSlices: true, digest: { deletions: 1, stateVector: new Uint8Array([200]) } });
    await expect.poll(() => other.exchange.peers()[0]?.refused).toBe(1);
  });

  test('is counted when what it holds is no update, or announces more structs than a slice has', async () => {
    const [one, other] = [table(), table()];
    const line = link(one, other);
    await meet(one, other);
    const doc = new Y.Doc();
    doc.transact(() => {
      for (let index = 0; index < 20_000; index++) doc.getArray('a').insert(0, [null]);
    });
    for (const update of [new Uint8Array([1, 2, 3]), Y.encodeStateAsUpdateV2(doc)]) {
      line.forge({ type: 'slice', number: 1, hasMore: false, packed: deflateRawSync(update), byteLength: update.byteLength });
    }
    await expect.poll(() => other.exchange.peers()[0]?.refused).toBe(2);
    expect(line.isOpen()).toBe(true);
    one.doc.getText('t').insert(0, 'sain et sauf');
    await expect.poll(() => other.doc.getText('t').toString()).toBe('sain et sauf');
  });
});
