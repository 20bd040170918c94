import type { ClientFeature, Gesture } from '#client/feature';
import { gestureName } from '#client/gestures/gesture-desk';
import { foldAccents } from '#shared/fold-accents';

/** What one does in the bar of every screen; its words are the shell's. */
export const shellGestures: Pick<ClientFeature, 'name' | 'gestures'> = {
  name: 'shell',
  gestures: [
    { id: 'help', nameKey: 'shortcuts.help', keys: ['F1'] },
    { id: 'undo', nameKey: 'undo', keys: ['ctrl', 'Z'] },
    { id: 'home', nameKey: 'home' },
  ],
};

/** A gesture, what it is called, and what the desk knows it by. */
export interface NamedGesture extends Gesture {
  readonly name: string;
  readonly title: string;
}

/** Fills in a key of a feature's catalogue. */
type NameOf = (feature: string, key: string) => string;

/**
 * The gestures that every word leads to: each is found in the gesture's name or in its other words, whatever the accents. Those
 * done on the screen one is on come first; without words they alone are given, and the bar's last.
 */
export function gesturesNamed(
  features: readonly Pick<ClientFeature, 'name' | 'gestures'>[],
  text: string,
  offered: ReadonlySet<string>,
  nameOf: NameOf,
): readonly NamedGesture[] {
  const words = foldAccents(text).split(' ').filter(Boolean);
  const found = features.flatMap(({ name: feature, gestures = [] }) =>
    gestures.flatMap((gesture) => {
      const name = gestureName(feature, gesture.id);
      if (gesture.path === undefined || words.length === 0) if (!offered.has(name)) return [];
      const title = nameOf(feature, gesture.nameKey);
      const other = foldAccents(`${title} ${nameOf(feature, `gestures.${gesture.id}`)}`).split(/[ '-]/u);
      return words.every((word) => other.some((one) => one.startsWith(word))) ? [{ ...gesture, name, title }] : [];
    }),
  );
  return [...found.filter(({ name }) => offered.has(name)), ...found.filter(({ name }) => !offered.has(name))];
}
