import type { Messages } from '#shared/words/catalogue';
import type { fr } from './names.fr';

/** What the recipes are called on the path and on the home screen, in English. */
export const en: Messages<typeof fr> = { path: 'Recipes', cook: 'Cook' };
