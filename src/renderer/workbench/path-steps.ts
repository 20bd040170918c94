import type { Screen } from '#client/feature';
import { clientFeatures } from '#features/client';

/** The path a démarche follows, as the interface shows it, in order. */
export const PATH_STEPS = ['frame', 'diagnostic', 'actors', 'experiments', 'workshops', 'inquiry', 'restitution', 'method'] as const;
export type PathStep = (typeof PATH_STEPS)[number];

/** A screen and whose words it is titled with. */
export interface NamedScreen extends Screen {
  readonly feature: string;
}

const screens: readonly NamedScreen[] = clientFeatures.flatMap((feature) =>
  feature.screens.map((screen) => ({ ...screen, feature: feature.name })),
);

/** Screens of an open démarche. */
export const workspaceScreens = screens.filter((screen) => screen.place !== 'home');
/** Screens beside the home screen (joining a table, the methods). */
export const homeScreens = screens.filter((screen) => screen.place === 'home');

/** The screen of a step of the path; undefined while nobody built it. */
export function screenOfStep(step: PathStep): NamedScreen | undefined {
  const number = PATH_STEPS.indexOf(step) + 1;
  return workspaceScreens.find((screen) => screen.step === number);
}
