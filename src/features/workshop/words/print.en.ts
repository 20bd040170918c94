import type { Messages } from '#shared/words/catalogue';
import type { fr } from './print.fr';

/** What workshops add, when they leave, to what people brought; in English. */
export const en: Messages<typeof fr> = {
  title: 'The workshops',
  step: '{minutes, plural, =0 {Step {number}} other {Step {number} (# min)}}',
  noQuestion: 'Question to be written',
  brought:
    '{count, plural, =0 {Nothing was given to the group.} one {# contribution given to the group.} other {# contributions given to the group.}}',
  kinds: {
    lived: 'Lived',
    difficulty: 'Difficulty',
    strength: 'Something that helps',
    solution: 'Solution',
    question: 'Question',
    disagreement: 'Disagreement',
    newer: 'From a newer version',
  },
  ofKind: '{kind} ({count})',
  counts: 'What was brought',
  columns: { kind: 'Kind', count: 'How many', colleges: 'From whom' },
  college: '{college}: {count}',
  noCollege: 'college not said',
  spoken: '“{words}”',
  onlyFiles: 'A photo or a recording, without words.',
  losses: {
    words:
      '{count, plural, one {The words of one contribution stay here: they were given to those who take part.} other {The words of # contributions stay here: they were given to those who take part.}}',
    files: '{count, plural, one {One photo or sound of a workshop stays here.} other {# photos or sounds of workshops stay here.}}',
  },
};
