import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isSaved } from '#client/documents/document-status';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { IMPORT } from '#document/origin';
import { eventually, type HubWindow, type HubWorld, startHubWorld } from '../../support/worlds/hub-world';
import { type Random, randomFrom, seedOf } from '../../support/random';

const SCHEDULES = 25;
const STEPS = 40;

const text = (window: HubWindow) => window.doc.getText('t');
const saved = (window: HubWindow) => eventually(() => isSaved(window.status.get()), 'saved');

/** A document whose delete set alone weighs tens of kilobytes. */
async function muchDeleted(world: HubWorld): Promise<void> {
  await world.hub.using('core', (live) =>
    live.edit(IMPORT, (doc) => {
      for (let n = 0; n < 8000; n++) doc.getText('t').insert(0, 'ab');
      for (let n = 0; n < 8000; n++) doc.getText('t').delete(n, 1);
    }),
  );
}

test('a rejoin with nothing new costs less than a kilobyte, however much was deleted', async () => {
  const world = startHubWorld();
  const window = world.openWindow();
  await muchDeleted(world);
  await window.ready;
  expect(Y.encodeStateAsUpdate(window.doc, Y.encodeStateVector(window.doc)).byteLength).toBeGreaterThan(20_000);
  const before = { ...window.traffic };
  window.cut();
  await eventually(() => window.status.get().host === 'lost', 'lost');
  await saved(window);
  expect(window.traffic.bytesDown + window.traffic.bytesUp - before.bytesDown - before.bytesUp).toBeLessThan(1000);
});

test('ten edits missed, deletions among them, cost less than two kilobytes', async () => {
  const world = startHubWorld();
  const [window, other] = [world.openWindow(), world.openWindow()];
  await muchDeleted(world);
  await Promise.all([window.ready, other.ready]);
  // The line is numbered from the host's opening on: the window has followed it when this one came.
  text(other).insert(0, 'suivi');
  await eventually(() => text(window).toString() === text(other).toString(), 'the first edit');
  const before = { ...window.traffic };
  window.cut();
  await eventually(() => window.status.get().host === 'lost', 'lost');
  for (let n = 0; n < 10; n++) n % 2 ? text(other).delete(n, 1) : text(other).insert(n, 'x');
  text(window).insert(0, 'hors ligne ');
  text(window).delete(0, 4);
  await Promise.all([saved(window), saved(other)]);
  await eventually(() => text(window).toString() === text(other).toString(), 'both equal');
  expect(window.traffic.bytesDown + window.traffic.bytesUp - before.bytesDown - before.bytesUp).toBeLessThan(2000);
});

test('a window that comes back to a host that was restarted is brought up to date, and brings what it has', async () => {
  const world = startHubWorld();
  const [one, two] = [world.openWindow(), world.openWindow()];
  await Promise.all([one.ready, two.ready]);
  text(one).insert(0, 'avant');
  await saved(one);
  await world.restart();
  text(one).insert(0, 'un ');
  text(two).delete(0, 1);
  await eventually(() => sameDigest(digestOf(one.doc), digestOf(two.doc)) && text(one).length === 7, 'both');
  await Promise.all([saved(one), saved(two)]);
});

test('whoever joins late gets the state and what came after it, and is not told anything twice', async () => {
  const world = startHubWorld();
  const writer = world.openWindow();
  await writer.ready;
  await muchDeleted(world);
  const first = world.openWindow();
  await first.ready;
  for (let n = 0; n < 50; n++) text(writer).insert(0, 'plus ');
  await saved(writer);
  const late = world.openWindow();
  await late.ready;
  expect(sameDigest(digestOf(late.doc), digestOf(writer.doc))).toBe(true);
  expect(late.traffic.bytesUp).toBeLessThan(500);
});

test('whatever was cut, typed, deleted and restarted meanwhile, all end equal and saved', { timeout: 120_000 }, async () => {
  const seed = seedOf('rejoin');
  for (let schedule = 0; schedule < SCHEDULES; schedule++) await play(seed + schedule);
});

async function play(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const world = startHubWorld({ timing: { joinMs: random.pick([0, 1, 10]) } });
  const windows = Array.from({ length: 3 }, () => world.openWindow());
  for (let step = 0; step < STEPS; step++) {
    await act(world, windows, random);
    if (random.next() < 0.3) await new Promise((resolve) => setTimeout(resolve, random.below(8)));
  }
  world.restore();
  for (const window of windows) window.clog(0);
  const reference = windows[0] as HubWindow;
  const agree = () => windows.every((window) => isSaved(window.status.get()) && sameDigest(digestOf(window.doc), digestOf(reference.doc)));
  await eventually(agree, `agreement, seed ${seed}`);
  await world.hub.using('core', ({ doc }) => expect(sameDigest(digestOf(doc), digestOf(reference.doc)), `seed ${seed}`).toBe(true));
  for (const window of windows) window.close();
}

async function act(world: HubWorld, windows: readonly HubWindow[], random: Random): Promise<void> {
  const window = random.pick(windows);
  const [chance, content] = [random.next(), text(window)];
  if (chance < 0.55) content.insert(random.below(content.length + 1), random.pick(['mot ', 'x', 'une phrase entière ']));
  else if (chance < 0.8 && content.length > 0) content.delete(random.below(content.length), 1);
  else if (chance < 0.9) window.cut();
  else if (chance < 0.93) world.cut();
  else if (chance < 0.96) world.restore();
  else if (chance < 0.98) window.clog(random.pick([0, 0, 2 * 1024 * 1024]));
  else await world.restart();
}
