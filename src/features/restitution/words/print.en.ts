import type { Messages } from '#shared/words/catalogue';
import type { fr } from './print.fr';

/** The words that a document takes round what the features say, in English. */
export const en: Messages<typeof fr> = {
  made: 'Made on {date}. {audience, select, public {May be read by everybody.} other {For those who take part. Do not hand it on further.}}',
  contents: 'What you will find here',
  footer: 'Written with Faire Avec. The method may be used elsewhere; words belong to those who said them.',
  formats: { pdf: 'PDF to print', html: 'Web page (one file)', markdown: 'Markdown text' },
};
