import { expect, it } from 'vitest';
import { createComfortStore } from '#features/people/client/comfort/comfort-store';
import { type Comfort, comfortSchema, DEFAULT_COMFORT } from '#features/people/model/comfort';

function storage(initial?: string) {
  const map = new Map<string, string>(initial === undefined ? [] : [['faire-avec:comfort', initial]]);
  return { getItem: (key: string) => map.get(key) ?? null, setItem: (key: string, value: string) => void map.set(key, value) };
}

function host(kept: Comfort) {
  const saved: Comfort[] = [];
  return {
    saved,
    comfort: async () => kept,
    saveComfort: async (comfort: Comfort) => {
      saved.push(comfort);
      return {};
    },
    identity: async () => null,
    saveIdentity: async () => ({}),
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

it('starts from what this browser last showed, then takes what the host kept', async () => {
  const people = host({ ...DEFAULT_COMFORT, chosen: true, theme: 'dark' });
  const store = createComfortStore(people, storage(JSON.stringify({ ...DEFAULT_COMFORT, textScale: 1.5 })));
  expect(store.comfort.get().textScale).toBe(1.5);
  await settle();
  expect(store.comfort.get().theme).toBe('dark');
});

it('a choice made before the host answered wins over its answer', async () => {
  const people = host({ ...DEFAULT_COMFORT, chosen: true, theme: 'dark' });
  const store = createComfortStore(people, storage());
  store.change({ theme: 'contrast' });
  await settle();
  expect(store.comfort.get().theme).toBe('contrast');
  expect(people.saved.at(-1)?.theme).toBe('contrast');
});

it('what was spoiled on the disk reads as by default, field by field', () => {
  expect(createComfortStore(host(DEFAULT_COMFORT), storage('{broken')).comfort.get()).toEqual(DEFAULT_COMFORT);
  expect(comfortSchema.parse({ textScale: 'huge', theme: 'dark' })).toEqual({ ...DEFAULT_COMFORT, theme: 'dark' });
});
