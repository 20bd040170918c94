import type { Messages } from '#shared/words/catalogue';
import type { fr } from './names.fr';

/** What the frame is called on the path, in English. */
export const en: Messages<typeof fr> = { path: 'Frame' };
