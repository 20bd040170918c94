import type { Messages } from '#shared/words/catalogue';
import type { fr } from './print.fr';

/** What the people of a démarche add to what leaves, in English. */
export const en: Messages<typeof fr> = { colleges: 'The colleges' };
