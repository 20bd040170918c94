import type { PathEntry, Screen } from '#client/feature';
import { clientFeatures } from '#features/client';
import { inPathOrder } from './path-order';

/** A screen and whose words it is titled with. */
export interface NamedScreen extends Screen {
  readonly feature: string;
}

/** A stop of the path and whose names it is called by. */
export interface PathStep extends PathEntry {
  readonly feature: string;
}

const screens: readonly NamedScreen[] = clientFeatures.flatMap((feature) =>
  feature.screens.map((screen) => ({ ...screen, feature: feature.name })),
);

/** Screens of an open démarche. */
export const workspaceScreens = screens.filter((screen) => screen.place !== 'home');
/** Screens beside the home screen (joining a table, the methods). */
export const homeScreens = screens.filter((screen) => screen.place === 'home');

/** The path a démarche follows, as the interface shows it, in order. */
export const pathSteps: readonly PathStep[] = inPathOrder(
  clientFeatures.flatMap(({ name, pathEntries = [] }) => pathEntries.map((entry) => ({ ...entry, feature: name }))),
);

/** Where one arrives in a démarche: the path of a screen. */
export const entrance = pathSteps.find(({ isEntrance }) => isEntrance)?.screen ?? workspaceScreens[0]?.path ?? '';

/** The screen of a step of the path; undefined while nobody built it. */
export function screenOfStep({ screen: path }: PathEntry): NamedScreen | undefined {
  return workspaceScreens.find((screen) => screen.path === path);
}
