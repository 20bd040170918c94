import type { Messages } from '#shared/words/catalogue';
import type { fr } from './print.fr';

/** What the map of actors adds, when it leaves, to what people wrote; in English. */
export const en: Messages<typeof fr> = {
  title: 'The map of actors',
  alt: 'Map of {actors, plural, one {# actor} other {# actors}} and {links, plural, one {# link} other {# links}}. The same links are written as sentences below.',
  sentences: 'The map in sentences',
  alone: 'Without a link so far: {names}.',
  circles: {
    title: 'The circles',
    inside: 'Inside the circle',
    period: 'When',
    members: 'Members',
    roles: 'Roles',
    vacant: 'vacant',
    held: 'held by {holder}',
    kept: 'held',
    events: 'Decisions and deliverables',
    eventKinds: { newer: 'From a newer version', opened: 'Opening', closed: 'Closing', decision: 'Decision', deliverable: 'Deliverable' },
    event: '{kind}: {text}',
  },
  paths: {
    title: 'Access paths',
    intro: 'The doors pushed before the right one.',
    need: 'The need',
    toldBy: 'Told by',
    doors: '{count, plural, =0 {No door before the right one} one {# door before the right one} other {# doors before the right one}}',
    doorsNone:
      '{count, plural, =0 {No door pushed} one {# door pushed, not yet the right one} other {# doors pushed, not yet the right one}}',
    outcomes: {
      newer: 'from a newer version',
      'sent-on': 'sent elsewhere',
      refused: 'refused',
      'no-answer': 'no answer',
      answered: 'the right door',
    },
  },
  blindSpots: 'Blind spots: needs that nobody answers',
  saidBy: 'said by {who}',
  wordsWithheld:
    '{count, plural, one {One access path is there without the words of those who told it: they are for those who take part.} other {# access paths are there without the words of those who told them: they are for those who take part.}}',
};
