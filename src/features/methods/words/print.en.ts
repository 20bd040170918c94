import type { Messages } from '#shared/words/catalogue';
import type { fr } from './print.fr';

/** What stands in a method file for a title that had to be taken out, in English. */
export const en: Messages<typeof fr> = { untitled: 'Untitled' };
