import type { Messages } from '#shared/words/catalogue';
import type { fr } from './print.fr';

/** What a method file and a restitution say of the method, in English; `untitled` stands for a title that had to be taken out. */
export const en: Messages<typeof fr> = {
  untitled: 'Untitled',
  rules: { title: 'Our rules', agreed: 'Agreed together on {date}.', open: 'The group has not agreed on them yet.' },
};
