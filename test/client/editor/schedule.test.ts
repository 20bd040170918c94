import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { throttled } from '#client/editor/schedule';
import { openTextSession } from '#client/editor/text-session';

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

/** A text that somebody else writes in; how often what came was drawn. */
function openWindow() {
  const source = new Y.Doc();
  const session = openTextSession({ source, clock: { now: () => 0 }, schedule: throttled() });
  onTestFinished(session.close);
  let drawn = 0;
  session.onChange(() => drawn++);
  const receive = () => {
    const there = new Y.Doc();
    there.getText('text').insert(0, 'é');
    Y.applyUpdate(source, Y.encodeStateAsUpdate(there), 'network');
  };
  return { receive, drawn: () => drawn, length: () => session.doc.getText('text').length };
}

test('the first words of somebody else are drawn without waiting for a frame', () => {
  const { receive, drawn } = openWindow();
  receive();
  vi.advanceTimersByTime(0);
  expect(drawn()).toBe(1);
});

test('somebody who writes without a pause is drawn at once, then twenty times a second, and no letter is left out', () => {
  const { receive, drawn, length } = openWindow();
  for (let letter = 0; letter < 100; letter++) {
    receive();
    vi.advanceTimersByTime(10);
  }
  expect(drawn()).toBe(1 + 20);
  vi.advanceTimersByTime(50);
  expect(length()).toBe(100);
});
