import { afterEach, describe, expect, test } from 'vitest';
import type { Channel } from '#bridge/channel';

/** The acceptance suite of every `Channel`: `createPair` gives two connected ends and what closes them for good. */
export function channelSuite(name: string, createPair: () => Promise<{ ends: readonly [Channel, Channel]; stop(): Promise<void> }>): void {
  describe(`channel: ${name}`, () => {
    const stops: (() => Promise<void>)[] = [];
    const pair = async () => {
      const { ends, stop } = await createPair();
      stops.push(stop);
      return ends;
    };
    afterEach(async () => {
      for (const stop of stops.splice(0)) await stop();
    });

    test('messages arrive whole and in order', async () => {
      const [left, right] = await pair();
      const got: number[][] = [];
      const done = new Promise<void>((resolve) => {
        right.onMessage((bytes) => {
          got.push([...bytes.slice(0, 3)]);
          if (got.length === 3) resolve();
        });
      });
      left.send(new Uint8Array([1]));
      left.send(new Uint8Array(1_000_000).fill(2));
      left.send(new Uint8Array([3, 4]));
      await done;
      expect(got).toEqual([[1], [2, 2, 2], [3, 4]]);
    });

    test('what is sent before the other end listens is kept', async () => {
      const [left, right] = await pair();
      left.send(new Uint8Array([7]));
      await new Promise((resolve) => setTimeout(resolve, 50));
      const got = await new Promise<Uint8Array>((resolve) => right.onMessage(resolve));
      expect([...got]).toEqual([7]);
    });

    test('closing one end closes the other, once each', async () => {
      const [left, right] = await pair();
      let [leftClosed, rightClosed] = [0, 0];
      left.onClose(() => leftClosed++);
      const closed = new Promise<void>((resolve) => {
        right.onClose(() => {
          rightClosed++;
          resolve();
        });
      });
      left.close();
      left.close();
      await closed;
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect([leftClosed, rightClosed]).toEqual([1, 1]);
    });

    test('sending on a closed channel is dropped without an error', async () => {
      const [left, right] = await pair();
      const closed = new Promise<void>((resolve) => right.onClose(resolve));
      left.close();
      await closed;
      expect(() => left.send(new Uint8Array([1]))).not.toThrow();
      expect(() => right.send(new Uint8Array([1]))).not.toThrow();
    });

    test('a listener that comes after the closing is told at once', async () => {
      const [left] = await pair();
      left.close();
      await new Promise((resolve) => setTimeout(resolve, 20));
      let told = false;
      left.onClose(() => {
        told = true;
      });
      expect(told).toBe(true);
    });
  });
}
