import type { Messages } from '#shared/words/catalogue';
import type { fr } from './screen.fr';

/** What the screens of the recipes say, in English. */
export const en: Messages<typeof fr> = { title: 'Recipes', found: 'recipe' };
