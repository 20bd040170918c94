import { expect, test, vi } from 'vitest';
import { createGestureDesk } from '#client/gestures/gesture-desk';

test('what is offered is done at once, by whoever offered it last', () => {
  const desk = createGestureDesk();
  const done: string[] = [];
  desk.offer('map:add', () => done.push('screen'));
  const close = desk.offer('map:add', () => done.push('panel'));
  desk.ask('map:add');
  close();
  desk.ask('map:add');
  expect(done).toEqual(['panel', 'screen']);
});

test('what is not offered yet is done when it comes, once, and only the one that was asked for last', () => {
  const desk = createGestureDesk();
  const done: string[] = [];
  desk.ask('map:add');
  desk.ask('map:connect');
  desk.offer('map:add', () => done.push('add'));
  desk.offer('map:connect', () => done.push('connect'));
  desk.offer('map:connect', () => done.push('again'));
  expect(done).toEqual(['connect']);
});

test('a screen that comes long after is left alone', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const desk = createGestureDesk();
  const run = vi.fn();
  desk.ask('map:add');
  vi.advanceTimersByTime(60_000);
  desk.offer('map:add', run);
  vi.useRealTimers();
  expect(run).not.toHaveBeenCalled();
});

test('what is offered is told, and no longer when it is taken back', () => {
  const desk = createGestureDesk();
  const close = desk.offer('map:add', () => {});
  expect([...desk.offered.get()]).toEqual(['map:add']);
  close();
  expect(desk.offered.get().size).toBe(0);
});
