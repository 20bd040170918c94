import type { Messages } from '#shared/words/catalogue';
import type { fr } from './names.fr';

/** What joining a table is called on the home screen, in English. */
export const en: Messages<typeof fr> = { join: 'Join a table' };
