import { afterEach, describe, expect, test } from 'vitest';
import type { PeerWorld, TestPeer } from '../support/worlds/peer-world';

/**
 * The acceptance suite of every `PeerLink`. `createWorld` gives replicas of one document that are linked by
 * the implementation, wherever they run; `cutMs` is how long the long cut lasts.
 */
export function peerLinkSuite(name: string, createWorld: () => Promise<PeerWorld>, cutMs: number): void {
  describe(`peer link: ${name}`, () => {
    const worlds: PeerWorld[] = [];
    const world = async () => {
      const created = await createWorld();
      worlds.push(created);
      return created;
    };
    afterEach(async () => {
      for (const created of worlds.splice(0)) await created.stop();
    });
    const reads = (peer: TestPeer, text: string, timeout = 5000) => expect.poll(() => peer.text(), { timeout, interval: 20 }).toBe(text);
    const holds = (peer: TestPeer, length: number, timeout: number) =>
      expect.poll(async () => (await peer.text()).length, { timeout, interval: 20 }).toBe(length);

    test('edits flow both ways, within a second once linked', async () => {
      const { join } = await world();
      const [a, b] = [await join('a'), await join('b')];
      await a.write('de A');
      await reads(b, 'de A');
      await b.write(', de B');
      await reads(a, 'de A, de B', 1000);
      await a.erase(6);
      await reads(b, 'de B', 1000);
    });

    test('who comes late gets everything', async () => {
      const { join } = await world();
      const [a, b] = [await join('a'), await join('b')];
      await a.write('avant');
      await reads(b, 'avant');
      await reads(await join('c'), 'avant');
    });

    test('a document of a megabyte and a paste of 400 kB arrive whole', async () => {
      const { join } = await world();
      const a = await join('a');
      await a.write('x'.repeat(1_048_576));
      const b = await join('b');
      await holds(b, 1_048_576, 5000);
      await a.write('y'.repeat(400_000));
      await holds(b, 1_448_576, 10_000);
    });

    test('after a cut, both sides meet again and hold what each wrote meanwhile', { timeout: cutMs + 60_000 }, async () => {
      const created = await world();
      const [a, b] = [await created.join('a'), await created.join('b')];
      await a.write('ensemble.');
      await reads(b, 'ensemble.');
      await created.cut();
      await a.write(' A seul.');
      await b.erase(9);
      await new Promise((resolve) => setTimeout(resolve, cutMs));
      expect([await a.text(), await b.text()]).toEqual(['ensemble. A seul.', '']);
      await created.restore();
      for (const peer of [a, b]) await reads(peer, ' A seul.', 10_000);
      await b.write(' Et B.');
      await reads(a, ' A seul. Et B.', 2000);
    });

    test('garbage in the place of frames changes nothing, and honest edits go on', async () => {
      const { join } = await world();
      const [a, b] = [await join('a'), await join('b')];
      await a.write('sain');
      await reads(b, 'sain');
      await a.sendRaw(
        [[], [255, 255, 255, 255], [0, 2, 3, 1, 2, 3], [0, 0, 200], [1, 9, 9, 9], [6], [7, 1, 255], [99, 1]].map(
          (frame) => new Uint8Array(frame),
        ),
      );
      await expect
        .poll(async () => (await b.states()).reduce((sum, { refused }) => sum + refused, 0), { timeout: 5000 })
        .toBeGreaterThan(4);
      await a.write(' et sauf');
      await reads(b, 'sain et sauf');
      await b.write('.');
      await reads(a, 'sain et sauf.');
    });

    test('after leaving, nothing goes out and nothing comes in', async () => {
      const created = await world();
      const [a, b, c] = [await created.join('a'), await created.join('b'), await created.join('c')];
      await a.write('ensemble');
      for (const peer of [b, c]) await reads(peer, 'ensemble');
      await b.leave();
      await a.write(', sans B');
      await b.write(', seul');
      await reads(c, 'ensemble, sans B');
      await new Promise((resolve) => setTimeout(resolve, 4000));
      expect([await a.text(), await b.text()]).toEqual(['ensemble, sans B', 'ensemble, seul']);
    });

    test('many who come and go leave no connection behind', { timeout: 60_000 }, async () => {
      const created = await world();
      const a = await created.join('a');
      await a.write('là');
      for (let round = 0; round < 10; round++) {
        const guest = await created.join('b');
        await reads(guest, 'là');
        await guest.leave();
      }
      await expect.poll(() => created.openConnections(), { timeout: 10_000 }).toBe(0);
      expect((await a.states()).filter(({ connected }) => connected)).toEqual([]);
      expect((await a.states()).length).toBeLessThanOrEqual(1);
    });

    test('what is pending is counted until it is acknowledged', async () => {
      const created = await world();
      const [a, b] = [await created.join('a'), await created.join('b')];
      await a.write('un ');
      await reads(b, 'un ');
      const pending = async () => (await a.states()).reduce((sum, state) => sum + state.pending, 0);
      await expect.poll(pending, { timeout: 3000 }).toBe(0);
      await created.cut();
      await a.write('deux ');
      expect(await pending()).toBe(1);
      await created.restore();
      await expect.poll(pending, { timeout: 15_000 }).toBe(0);
      await reads(b, 'un deux ');
    });
  });
}
