import type { Messages } from '#shared/words/catalogue';
import type { fr } from './print.fr';

/** What the diagnostic and its sources add, when they leave, to what people wrote; in English. */
export const en: Messages<typeof fr> = {
  title: 'Shared diagnostic',
  parts: { stakes: 'What is at stake', findings: 'What we see', testimonies: 'Words and figures', leads: 'Leads' },
  shared: 'Shared: every college has validated this part.',
  andThose: '{before}; {next}',
  ways: {
    together: 'together, aloud',
    spokesperson: 'through somebody who speaks for the college',
    written: 'in writing',
    newer: 'in a way from a newer version',
  },
  notedBy: 'noted by {name}',
  validatedBy: 'Validated by: {names}.',
  reopened: 'The text has changed since these agreed: {names}. To be asked again.',
  notYet: 'Not yet validated by: {names}.',
  nobody: 'No college has validated this part yet.',
  remarks: 'Still to be discussed',
  noSource: 'source to be added',
  besideFigures: 'Figures that are not in the text',
  among: '{n, plural, one {of # answer} other {of # answers}}',
  spoken: '“{words}”',
  under: 'under “{heading}”',
  scope: {
    table: 'consent: the table',
    workspace: 'consent: the whole process',
    public: 'consent: everybody',
    research: 'consent: research',
    newer: 'consent: from a newer version',
  },
  seeMap: 'See the map of actors',
  sources: 'The sources',
  gone: '{what, select, actor {“{name}”, named in “{chapter}”, is no longer on the map. Its name stays in the text.} figure {The figure “{name}”, in “{chapter}”, was removed from the process. Its words stay in the text.} testimony {A testimony quoted in “{chapter}” was removed. It is not there.} citation {A quotation in “{chapter}”: its source was removed. The quotation is not there.} other {Something in “{chapter}” was removed, or comes from a newer version. It is not there.}}',
  losses: {
    'empty-chapter':
      '{count, plural, one {One subject of the diagnostic has no text yet: it is not there.} other {# subjects of the diagnostic have no text yet: they are not there.}}',
    'testimony-withheld':
      '{count, plural, one {One testimony stays here: its consent does not go that far.} other {# testimonies stay here: their consent does not go that far.}}',
    'citation-withheld':
      '{count, plural, one {One quotation stays here: the consent of its source does not go that far.} other {# quotations stay here: the consent of their sources does not go that far.}}',
    'source-withheld':
      '{count, plural, one {One source stays here: the person’s consent does not go that far.} other {# sources stay here: the persons’ consent does not go that far.}}',
    'remark-withheld':
      '{count, plural, one {One remark stays here: it is for those who take part.} other {# remarks stay here: they are for those who take part.}}',
    'noter-withheld':
      '{count, plural, one {The name of whoever noted an agreement stays here: it is for those who take part.} other {The names of those who noted # agreements stay here: they are for those who take part.}}',
    'unknown-block':
      '{count, plural, one {One layout is not known: its words are there.} other {# layouts are not known: their words are there.}}',
    'picture-missing': '{count, plural, one {One picture could not be read.} other {# pictures could not be read.}}',
  },
};
