import type { Messages } from '#shared/words/catalogue';
import type { fr } from './names.fr';

/** What the diagnostic is called on the path, in English. */
export const en: Messages<typeof fr> = { path: 'Diagnostic' };
