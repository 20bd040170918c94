import type { Messages } from '#shared/words/catalogue';
import type { fr } from './names.fr';

/** What the inquiry is called on the path, in English. */
export const en: Messages<typeof fr> = { path: 'Inquiry' };
