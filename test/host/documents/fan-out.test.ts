import { expect, test } from 'vitest';
import { encodeFrame, shareItem } from '#bridge/frame';
import { IMPORT } from '#document/origin';
import { eventually, startHubWorld } from '../../support/worlds/hub-world';

test('an item shared by many streams is, for each, the frame it would have had alone', () => {
  const item = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
  const shared = shareItem(item);
  for (const stream of [1, 63, 64, 5000]) expect(shared.frameFor(stream)).toEqual(encodeFrame(['item', stream, item]));
  expect(shared.frameFor(63)).toBe(shared.frameFor(63));
});

test('edits of a short window travel as one message, and an author is not sent its own', async () => {
  const world = startHubWorld({ timing: { joinMs: 40 } });
  const [author, reader] = [world.openWindow(), world.openWindow()];
  await Promise.all([author.ready, reader.ready]);
  await world.hub.using('core', async (live) => {
    await live.edit(IMPORT, (doc) => doc.getText('t').insert(0, 'ouvre la fenêtre'));
  });
  await eventually(() => [author, reader].every((window) => window.doc.getText('t').length === 16), 'the first edit');
  const before = [author.traffic.messagesDown, reader.traffic.messagesDown] as const;
  let echoes = 0;
  author.doc.on('update', (_: Uint8Array, origin: unknown) => {
    if (origin) echoes++;
  });
  for (let n = 0; n < 20; n++) {
    author.doc.getText('t').insert(0, 'x');
    await Promise.resolve();
  }
  await eventually(() => reader.doc.getText('t').length === 36, 'all of them');
  expect(reader.traffic.messagesDown - before[1]).toBeLessThanOrEqual(3);
  await eventually(() => author.status.get().unsavedEdits === 0, 'acknowledged');
  expect(author.traffic.messagesDown - before[0]).toBeLessThanOrEqual(3);
  expect(echoes).toBe(0);
});

test('a client that does not drain is sent nothing more, and everything once it does', async () => {
  const world = startHubWorld();
  const [writer, slow] = [world.openWindow(), world.openWindow()];
  await Promise.all([writer.ready, slow.ready]);
  slow.clog(2 * 1024 * 1024);
  writer.doc.getText('t').insert(0, 'a');
  await eventually(() => writer.status.get().unsavedEdits === 0, 'saved');
  const before = slow.traffic.messagesDown;
  for (let n = 0; n < 30; n++) {
    writer.doc.getText('t').insert(0, 'y'.repeat(1000));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await eventually(() => writer.status.get().unsavedEdits === 0, 'saved');
  expect(slow.traffic.messagesDown).toBe(before);
  slow.clog(0);
  await eventually(() => slow.doc.getText('t').length === writer.doc.getText('t').length, 'caught up');
});

test('a client that was too slow for longer than updates are kept is brought the whole state', async () => {
  const world = startHubWorld();
  const [writer, slow] = [world.openWindow(), world.openWindow()];
  await Promise.all([writer.ready, slow.ready]);
  slow.clog(2 * 1024 * 1024);
  for (let n = 0; n < 12; n++) {
    writer.doc.getText('t').insert(0, 'z'.repeat(200_000));
    await eventually(() => writer.status.get().unsavedEdits === 0, 'saved');
  }
  slow.clog(0);
  await eventually(() => slow.doc.getText('t').length === 2_400_000, 'the whole');
});

test('cursors that move with every key are told ten times a second at most, each with its last place', async () => {
  const world = startHubWorld();
  const [mover, watcher] = [world.openWindow(), world.openWindow()];
  await Promise.all([mover.ready, watcher.ready]);
  const before = watcher.traffic.messagesDown;
  for (let n = 1; n <= 60; n++) {
    mover.awareness.setLocalState({ name: 'Nadia', at: n });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await eventually(() => watcher.awareness.getStates().get(mover.doc.clientID)?.at === 60, 'the last place');
  expect(watcher.traffic.messagesDown - before).toBeLessThanOrEqual(8);
});
