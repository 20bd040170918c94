import { UsersRound } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en } from '../words/screen.en';
import { fr } from '../words/screen.fr';

/** Colleges, people, and how each of them reads. */
export const peopleFeature: ClientFeature = {
  name: 'people',
  messages: { fr, en },
  screens: [{ path: 'personnes', titleKey: 'screenTitle', icon: UsersRound, component: () => import('./people-screen') }],
  gestures: [
    { id: 'college', nameKey: 'colleges.add', path: 'personnes' },
    { id: 'person', nameKey: 'people.add', path: 'personnes', isPlace: true },
    { id: 'comfort', nameKey: 'comfort.title' },
    { id: 'ruler', nameKey: 'comfort.ruler', keys: ['F9'] },
    { id: 'who', nameKey: 'who.change' },
  ],
  found: [
    { kind: 'person', nameKey: 'found.person', path: () => 'personnes' },
    { kind: 'college', nameKey: 'found.college', path: () => 'cadre' },
  ],
  frameCards: [{ id: 'colleges', order: 10, column: 'narrow', titleKey: 'frame.title', component: () => import('./frame-colleges') }],
};
