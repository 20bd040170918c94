// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useDraft } from '#client/kit/fields/use-draft';

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

type Draft = ReturnType<typeof useDraft>;

/** A field over `stored`, and what it committed: what was written, and what it had been before. */
function field() {
  const written: [string, string][] = [];
  const root = createRoot(document.createElement('div'));
  let draft: Draft | undefined;
  function Field({ stored }: { stored: string }) {
    draft = useDraft(stored, (text, before) => written.push([text, before]));
    return null;
  }
  return {
    written,
    value: () => draft?.value,
    store: (stored: string) => act(() => root.render(<Field stored={stored} />)),
    type: (text: string) => act(() => draft?.onChange(text)),
    rest: () => act(() => vi.runAllTimers()),
    leave: () => act(() => draft?.onBlur()),
    end: () => act(() => root.unmount()),
  };
}

test('what is committed is told with what the draft was before, whatever others wrote meanwhile', () => {
  const one = field();
  one.store('Où ?');
  one.store('Où ? Quand ?');
  one.type('Où ? Quand ? Qui ?');
  one.store('Où ? Combien ?');
  one.rest();
  one.type('Où ? Qui ?');
  one.leave();
  expect(one.written).toEqual([
    ['Où ? Quand ? Qui ?', 'Où ? Quand ?'],
    ['Où ? Qui ?', 'Où ? Quand ? Qui ?'],
  ]);
  one.end();
});

test('a field at rest shows what is stored, and one that goes away writes what was waiting', () => {
  const one = field();
  one.store('Où ?');
  one.type('Quand ?');
  one.store('ailleurs');
  expect(one.value()).toBe('Quand ?');
  one.leave();
  expect(one.value()).toBe('ailleurs');
  one.type('enfin');
  one.end();
  expect(one.written.at(-1)).toEqual(['enfin', 'ailleurs']);
});
