import type { ClientFeature } from '#client/feature';

/** The inquiry: announced on the path, not built yet. */
export const inquiryFeature: ClientFeature = {
  name: 'inquiry',
  messages: { fr: {}, en: {} },
  screens: [],
  pathEntries: [{ id: 'inquiry', after: 'workshop', name: { fr: 'Enquête', en: 'Inquiry' } }],
};
