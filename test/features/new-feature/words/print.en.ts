import type { Messages } from '#shared/words/catalogue';
import type { fr } from './print.fr';

/** What the recipes add, when they leave, in English. */
export const en: Messages<typeof fr> = { title: 'Recipes' };
