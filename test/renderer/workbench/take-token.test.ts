import { expect, it } from 'vitest';
import { takeToken } from '../../../src/renderer/workbench/open-channel';

function tab(hash: string) {
  const kept = new Map<string, string>();
  const shown: string[] = [];
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  const open = (present: string) =>
    takeToken(
      { hash: present, pathname: '/' } as Location,
      { replaceState: (_state: unknown, _title: string, url: string) => void shown.push(url) } as unknown as History,
      storage as unknown as Storage,
    );
  return { token: open(hash), shown, reopen: open };
}

it('the key leaves the address at once and is kept for this tab alone', () => {
  const { token, shown, reopen } = tab('#t=abc_DEF-123');
  expect(token).toBe('abc_DEF-123');
  expect(shown).toEqual(['/#/']);
  expect(reopen('#/d/x/cadre')).toBe('abc_DEF-123');
});

it('an address that names a screen beside the key leads there', () => {
  expect(tab('#t=abc/d/x/cadre').shown).toEqual(['/#/d/x/cadre']);
});

it('without a key there is no way to the host', () => {
  expect(tab('#/d/x/cadre').token).toBeUndefined();
});
