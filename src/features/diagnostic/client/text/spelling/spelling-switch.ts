import { createObservable, type Observable } from '#shared/observable';

const KEY = 'faire-avec:spelling';

/** Whether spelling is looked at on this computer, and the way to change it. */
interface SpellingSwitch {
  readonly isOn: Observable<boolean>;
  turn(on: boolean): void;
}

/** On until somebody turns it off. Where the browser keeps nothing, it is on again the next time. */
function createSpellingSwitch(storage: () => Pick<Storage, 'getItem' | 'setItem'>): SpellingSwitch {
  const isOn = createObservable(kept(storage) !== 'off');
  return {
    isOn,
    turn(on) {
      isOn.set(on);
      try {
        storage().setItem(KEY, on ? 'on' : 'off');
      } catch {
        // A full or forbidden storage costs the choice of the next start.
      }
    },
  };
}

function kept(storage: () => Pick<Storage, 'getItem'>): string | null {
  try {
    return storage().getItem(KEY);
  } catch {
    return null;
  }
}

/** The switch of this window. */
export const spellingSwitch = createSpellingSwitch(() => localStorage);
