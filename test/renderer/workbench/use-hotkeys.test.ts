import { expect, it } from 'vitest';
import { keysOf } from '../../../src/renderer/workbench/bar/use-hotkeys';

const press = (parts: Partial<KeyboardEvent>) =>
  keysOf({ key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...parts });

it('a digit is known by its place: French keyboards write « & » there', () => {
  expect(press({ key: '&', code: 'Digit1', altKey: true })).toBe('alt+1');
  expect(press({ key: '1', code: 'Digit1', altKey: true, shiftKey: true })).toBe('alt+1');
});

it('⌘ on a Mac is Ctrl elsewhere; a letter is the same in capitals', () => {
  expect(press({ key: 'k', code: 'KeyK', metaKey: true })).toBe('ctrl+k');
  expect(press({ key: 'Z', code: 'KeyW', ctrlKey: true, shiftKey: true })).toBe('ctrl+shift+z');
});
