import { afterEach, describe, expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { createPeerExchange, type ExchangeOptions } from '#document/sync/peer-exchange';
import { applyForeignUpdate } from '#document/updates/foreign-updates';

interface Replica {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly exchange: ReturnType<typeof createPeerExchange>;
  readonly text: Y.Text;
}

const stops: (() => void)[] = [];

function replica(options: Partial<ExchangeOptions> = {}): Replica {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const exchange = createPeerExchange({
    doc,
    awareness,
    clock: { now: () => Date.now() },
    path: 'relay',
    mostClients: 1,
    presence: 'own',
    apply(update, origin) {
      applyForeignUpdate(doc, update, origin);
    },
    passing: () => 'at-once',
    ...options,
  });
  stops.push(() => {
    exchange.close();
    awareness.destroy();
    doc.destroy();
  });
  return { doc, awareness, exchange, text: doc.getText('t') };
}

let wires = 0;

/** Two ends of a wire that counts its bytes and can lose or forge messages. */
function wire(left: Replica, right: Replica) {
  const sent = { bytes: 0, messages: 0 };
  const wireState = { lossy: false };
  const ends: { receive(bytes: Uint8Array): void; detach(): void }[] = [];
  const pipe = (to: number) => ({
    send(bytes: Uint8Array) {
      sent.bytes += bytes.byteLength;
      sent.messages++;
      if (!wireState.lossy) queueMicrotask(() => ends[to]?.receive(bytes));
    },
    bufferedBytes: () => 0,
    close: () => {},
  });
  wires++;
  ends[0] = left.exchange.attach(`right-${wires}`, 'table-right', pipe(1));
  ends[1] = right.exchange.attach(`left-${wires}`, 'table-left', pipe(0));
  return {
    sent,
    lose: (lossy: boolean) => {
      wireState.lossy = lossy;
    },
    forge: (bytes: Uint8Array) => ends[1]?.receive(bytes),
    fall: () => ends.map((end) => end.detach()),
  };
}

describe('the exchange of a document between two replicas', () => {
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    vi.useRealTimers();
  });

  test('what each held before they met is held by both after', async () => {
    const [a, b] = [replica(), replica()];
    a.text.insert(0, 'Les horaires. ');
    b.text.insert(0, 'Le transport. ');
    wire(a, b);
    await expect.poll(() => a.text.toString() === b.text.toString()).toBe(true);
    expect(a.text.toString()).toHaveLength(28);
    await expect.poll(() => a.exchange.peers()[0]?.equal && b.exchange.peers()[0]?.equal).toBe(true);
  });

  test('a meeting with nothing new costs less than 300 bytes, however much was deleted', async () => {
    const [a, b] = [replica(), replica()];
    for (let index = 0; index < 3000; index++) a.text.insert(0, 'mot ');
    for (let index = 0; index < 3000; index++) a.text.delete(index, 2);
    Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc));
    expect(sameDigest(digestOf(a.doc), digestOf(b.doc))).toBe(true);
    const { sent } = wire(a, b);
    await expect.poll(() => a.exchange.peers()[0]?.equal).toBe(true);
    expect(sent.bytes).toBeLessThan(300);
  });

  test('who meets after a long time apart is sent what it lacks once, both ways', async () => {
    const [a, b] = [replica(), replica()];
    a.text.insert(0, 'a'.repeat(20_000));
    b.text.insert(0, 'b'.repeat(20_000));
    const { sent } = wire(a, b);
    await expect.poll(() => a.exchange.peers()[0]?.equal && b.exchange.peers()[0]?.equal).toBe(true);
    expect(a.text.toString()).toBe(b.text.toString());
    expect(sent.bytes).toBeLessThan(41_000);
  });

  test('an update lost on the way is found at the next comparison', async () => {
    vi.useFakeTimers();
    const [a, b] = [replica(), replica()];
    const line = wire(a, b);
    await vi.advanceTimersByTimeAsync(100);
    line.lose(true);
    a.text.insert(0, 'perdu puis retrouvé');
    await vi.advanceTimersByTimeAsync(1000);
    line.lose(false);
    await vi.advanceTimersByTimeAsync(6500);
    expect(b.text.toString()).toBe('perdu puis retrouvé');
  });

  test('a lost deletion is found as well', async () => {
    vi.useFakeTimers();
    const [a, b] = [replica(), replica()];
    a.text.insert(0, 'gardé effacé');
    const line = wire(a, b);
    await vi.advanceTimersByTimeAsync(100);
    line.lose(true);
    a.text.delete(5, 7);
    await vi.advanceTimersByTimeAsync(1000);
    line.lose(false);
    await vi.advanceTimersByTimeAsync(6500);
    expect([a.text.toString(), b.text.toString()]).toEqual(['gardé', 'gardé']);
  });

  test('additions are pending until they are acknowledged, and counted as a person would', async () => {
    vi.useFakeTimers();
    const [a, b] = [replica(), replica()];
    const line = wire(a, b);
    await vi.advanceTimersByTimeAsync(100);
    line.fall();
    for (let burst = 0; burst < 3; burst++) {
      for (const letter of 'mot') a.text.insert(0, letter);
      await vi.advanceTimersByTimeAsync(5000);
    }
    expect(a.exchange.peers()).toMatchObject([{ table: 'table-right', connected: false, pending: 3 }]);
    wire(a, b);
    await vi.advanceTimersByTimeAsync(500);
    expect(a.exchange.peers()).toMatchObject([{ connected: true, pending: 0, equal: true }]);
  });

  test('what came from one peer is not told to it again, nor to the others by a replica that only fills gaps', async () => {
    const hub = replica({ passing: (origin) => (origin === null || origin === 'mine' ? 'at-once' : 'if-missing') });
    const [a, b] = [replica(), replica()];
    const first = wire(a, hub);
    wire(b, hub);
    // Everybody is done comparing, not the first of them only: what they still say would be counted.
    const links = () => [a, hub, b].flatMap(({ exchange }) => exchange.peers());
    await expect.poll(() => links().length === 4 && links().every(({ equal }) => equal)).toBe(true);
    const before = first.sent.messages;
    a.text.insert(0, 'une fois');
    await expect.poll(() => b.text.toString()).toBe('une fois');
    // The edit, its acknowledgement, and one comparison asked and answered.
    expect(first.sent.messages - before).toBeLessThanOrEqual(4);
  });

  test('garbage changes nothing, is counted, and the exchange goes on', async () => {
    const [a, b] = [replica(), replica()];
    const line = wire(a, b);
    a.text.insert(0, 'sain');
    await expect.poll(() => b.text.toString()).toBe('sain');
    for (const bytes of [[], [255, 255, 255], [0, 2, 3, 1, 2, 3], [0, 2, 200], [1, 4, 9, 9, 9, 9], [6], [99]])
      line.forge(new Uint8Array(bytes));
    await expect.poll(() => b.exchange.peers()[0]?.refused).toBe(7);
    a.text.insert(4, ' et sauf');
    await expect.poll(() => b.text.toString()).toBe('sain et sauf');
  });

  test('presence travels, and nobody can speak for somebody else', async () => {
    const [a, b, liar] = [replica(), replica(), replica()];
    wire(a, b);
    a.awareness.setLocalState({ name: 'Nadia' });
    await expect.poll(() => b.awareness.getStates().get(a.doc.clientID)).toEqual({ name: 'Nadia' });
    liar.awareness.clientID = a.doc.clientID;
    liar.doc.clientID = a.doc.clientID;
    wire(liar, b);
    for (let clock = 0; clock < 5; clock++) liar.awareness.setLocalState({ name: 'Usurpée' });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(b.awareness.getStates().get(a.doc.clientID)).toEqual({ name: 'Nadia' });
  });

  test('whoever comes back a hundred times leaves one memory, no session and no listener', async () => {
    const [a, b] = [replica(), replica()];
    for (let index = 0; index < 100; index++) wire(a, b).fall();
    expect(a.exchange.peers()).toHaveLength(1);
    expect(a.exchange.peers()[0]?.connected).toBe(false);
  });
});
