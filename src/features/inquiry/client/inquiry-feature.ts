import type { ClientFeature } from '#client/feature';
import { en as namesEn } from '../words/names.en';
import { fr as namesFr } from '../words/names.fr';

/** The inquiry: announced on the path, not built yet. */
export const inquiryFeature: ClientFeature = {
  name: 'inquiry',
  messages: { fr: {}, en: {} },
  names: { fr: namesFr, en: namesEn },
  screens: [],
  pathEntries: [{ id: 'inquiry', after: 'workshop', nameKey: 'path' }],
};
