import { BookOpenText } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { requestPassage } from './source-passage-request';

/** What the diagnostic rests on; a screen of its own, reached from the diagnostic and by the search. */
export const sourceFeature: ClientFeature = {
  name: 'sources',
  messages: { fr: () => import('../../words/sources/screen.fr'), en: () => import('../../words/sources/screen.en') },
  screens: [{ path: 'sources', titleKey: 'title', icon: BookOpenText, component: () => import('./source-screen') }],
  gestures: [{ id: 'bring', nameKey: 'bring.label', path: 'sources', isPlace: true }],
  found: [
    {
      kind: 'source',
      nameKey: 'title',
      path: ({ record }) => `sources/${record}`,
      aim: ({ record }, words) => requestPassage(record, words),
    },
  ],
};
