import type { Client } from '#bridge/contract';
import { createObservable, type Observable } from '#shared/observable';
import { type Comfort, comfortSchema, DEFAULT_COMFORT } from '../../model/comfort';
import type { peopleContract } from '../../model/people-contract';

/** How the person at this window reads: applied at once, kept by the host for the next time. */
export interface ComfortStore {
  readonly comfort: Observable<Comfort>;
  change(change: Partial<Comfort>): void;
}

const CACHE = 'faire-avec:comfort';

/**
 * Starts from what this browser last showed, so that nothing flashes, then from what the host kept. A choice
 * made before the host answered wins over its answer.
 */
export function createComfortStore(people: Client<typeof peopleContract>, storage: Pick<Storage, 'getItem' | 'setItem'>): ComfortStore {
  const comfort = createObservable(readCache(storage));
  let touched = false;
  people.comfort({}).then(
    (kept) => {
      if (!touched && kept.chosen) comfort.set(kept);
    },
    () => {}, // Without the host, what this browser shows stays.
  );
  return {
    comfort,
    change(change) {
      touched = true;
      const next = { ...comfort.get(), ...change };
      comfort.set(next);
      writeCache(storage, next);
      people.saveComfort(next).catch(() => {}); // Kept here; asked again with the next choice.
    },
  };
}

function readCache(storage: Pick<Storage, 'getItem'>): Comfort {
  try {
    return comfortSchema.parse(JSON.parse(storage.getItem(CACHE) ?? '{}'));
  } catch {
    return DEFAULT_COMFORT;
  }
}

function writeCache(storage: Pick<Storage, 'setItem'>, comfort: Comfort): void {
  try {
    storage.setItem(CACHE, JSON.stringify(comfort));
  } catch {
    // A full or forbidden storage costs only the first paint of the next start.
  }
}
