import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SignallingNews } from '#bridge/signalling-frame';
import { createSignallingServer, type SignallingServer } from '#host/sync/signalling-server';

const TOPIC = 'topic-1';

function sit(server: SignallingServer, peerId: string, grants: readonly string[] = [TOPIC]) {
  const news: SignallingNews[] = [];
  let closedWith: string | undefined;
  const seat = server.connect({
    send: (frame) => news.push(frame),
    close: (error) => {
      closedWith = error.code;
    },
    mayMeetAt: (topic) => grants.includes(topic),
    mayBear: (id) => id.startsWith(peerId),
  });
  const announce = (from = peerId) => seat.receive({ type: 'publish', topic: TOPIC, data: { type: 'announce', from } });
  const calls = () => news.flatMap((frame) => (frame.type === 'publish' && frame.data.type === 'announce' ? [frame.data.from] : []));
  return { seat, news, announce, calls, subscribe: () => seat.receive({ type: 'subscribe', topics: [TOPIC] }), closed: () => closedWith };
}

const offer = (from: string, to: string) => ({
  type: 'publish',
  topic: TOPIC,
  data: { type: 'signal', from, to, signal: { type: 'offer', sdp: 'v=0' } },
});

describe('the embedded signalling', () => {
  const server = () => createSignallingServer({ now: () => 0 });

  test('of two windows, the one that came first is always the one that calls', () => {
    const hub = server();
    const [first, second] = [sit(hub, 'first'), sit(hub, 'second')];
    first.subscribe();
    first.announce();
    second.subscribe();
    second.announce();
    first.announce();
    expect(first.calls()).toEqual(['second', 'second']);
    expect(second.calls()).toEqual([]);
  });

  test('a signal reaches whom it is addressed to and nobody else', () => {
    const hub = server();
    const windows = ['a', 'b', 'c'].map((id) => sit(hub, id));
    for (const window of windows) {
      window.subscribe();
      window.announce();
    }
    windows[0]!.seat.receive(offer('a', 'c'));
    const received = windows.map(({ news }) => news.filter((frame) => frame.type === 'publish' && frame.data.type === 'signal').length);
    expect(received).toEqual([0, 0, 1]);
  });

  test('a connection can neither bear an id of another table nor change its own', () => {
    const hub = server();
    const [honest, liar] = [sit(hub, 'honest'), sit(hub, 'liar')];
    for (const window of [honest, liar]) window.subscribe();
    honest.announce();
    liar.announce('honest-2');
    liar.announce('liar');
    liar.seat.receive(offer('honest', 'honest'));
    expect(honest.calls()).toEqual(['liar']);
    expect(honest.news.filter((frame) => frame.type === 'publish' && frame.data.type === 'signal')).toEqual([]);
  });

  test('a topic that was not granted is as if it did not exist', () => {
    const hub = server();
    const [member, outsider] = [sit(hub, 'member'), sit(hub, 'outsider', [])];
    for (const window of [member, outsider]) {
      window.subscribe();
      window.announce();
    }
    expect([member.calls(), outsider.calls(), hub.size()]).toEqual([[], [], 1]);
  });

  test('a window that comes back on a new connection takes the place of the old one', () => {
    const hub = server();
    const [other, old, fresh] = [sit(hub, 'other'), sit(hub, 'back'), sit(hub, 'back')];
    for (const window of [other, old, fresh]) {
      window.subscribe();
      window.announce();
    }
    other.seat.receive(offer('other', 'back'));
    expect(old.news.filter((frame) => frame.type === 'publish' && frame.data.type === 'signal')).toHaveLength(0);
    expect(fresh.news.filter((frame) => frame.type === 'publish' && frame.data.type === 'signal')).toHaveLength(1);
  });

  test('who leaves is forgotten', () => {
    const hub = server();
    const windows = Array.from({ length: 100 }, (_, index) => sit(hub, `window-${index}`));
    for (const window of windows) {
      window.subscribe();
      window.announce();
      window.seat.close();
    }
    expect(hub.size()).toBe(0);
  });

  test('more frames than any honest window sends close the connection', () => {
    const window = sit(server(), 'fast');
    for (let count = 0; count < 401; count++) window.seat.receive({ type: 'ping' });
    expect(window.closed()).toBe('too-many-requests');
  });

  test('garbage closes the connection it came from, and no other', () => {
    fc.assert(
      fc.property(fc.anything(), (frame) => {
        const hub = server();
        const [healthy, hostile] = [sit(hub, 'healthy'), sit(hub, 'hostile')];
        healthy.subscribe();
        hostile.seat.receive(frame);
        return healthy.closed() === undefined && hub.size() === 1 && hostile.closed() === 'bad-input';
      }),
      { numRuns: 2000 },
    );
  });
});
