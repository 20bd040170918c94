import { BookOpenText } from 'lucide-react';
import type { ClientFeature } from '#client/feature';

/** What the diagnostic rests on; a screen of its own, reached from the diagnostic and by the search. */
export const sourceFeature: ClientFeature = {
  name: 'sources',
  messages: { fr: () => import('./source-messages.fr'), en: () => import('./source-messages.en') },
  screens: [{ path: 'sources', titleKey: 'title', icon: BookOpenText, component: () => import('./source-screen') }],
  search: async () => ({ default: (await import('./source-search')).searchSources }),
};
