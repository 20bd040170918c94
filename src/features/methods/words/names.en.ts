import type { Messages } from '#shared/words/catalogue';
import type { fr } from './names.fr';

/** What the method is called on the path and on the home screen, in English. */
export const en: Messages<typeof fr> = { path: 'Method', start: 'Start a process' };
