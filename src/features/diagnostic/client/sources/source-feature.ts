import { BookOpenText } from 'lucide-react';
import type { ClientFeature } from '#client/feature';

/** What the diagnostic rests on; a screen of its own, reached from the diagnostic and by the search. */
export const sourceFeature: ClientFeature = {
  name: 'sources',
  messages: { fr: () => import('../../words/sources/screen.fr'), en: () => import('../../words/sources/screen.en') },
  screens: [{ path: 'sources', titleKey: 'title', icon: BookOpenText, component: () => import('./source-screen') }],
  search: async () => ({ default: (await import('./source-search')).searchSources }),
};
