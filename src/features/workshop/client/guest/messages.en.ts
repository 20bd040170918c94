import type { Messages } from '#client/i18n/messages';
import type { fr } from './messages.fr';

/** What a phone says at a step of a workshop, in English. */
export const en: Messages<typeof fr> = {
  kind: 'What you bring',
  kinds: {
    lived: 'Lived',
    difficulty: 'Difficulty',
    strength: 'Strength',
    solution: 'Solution',
    question: 'Question',
    disagreement: 'Disagreement',
  },
  field: 'Your words',
  alone: 'You write for yourself. The table sees nothing until you give it.',
  give: 'Give to the group',
  given: 'Given. Thank you.',
  giveWhat: 'First write a few words, or take a photo.',
  photo: 'Photo',
  speak: 'Speak',
  mine: 'What you wrote',
  isGiven: 'given to the group',
  isMine: 'for you only',
  change: 'Change these words',
  changeDone: 'That is fine',
  takeBack: 'Take it back for me',
  others: 'What the table gave',
  nobodyYet: 'Nothing yet.',
  photos: { one: '1 photo', many: '{count} photos' },
  recordings: { one: '1 recording', many: '{count} recordings' },
  file: {
    preparing: 'Preparing the photo…',
    sending: 'Sending to the table…',
    kept: 'Arrived at the table.',
    failed: 'It did not go. Nothing is lost: try again.',
    tooLarge: 'It is too long or too heavy. Try a shorter one.',
    unreadable: 'This file can’t be read. Try another photo.',
    retry: 'Try again',
    drop: 'Leave it',
  },
  readOnly: 'For now, we read. You can write when the table opens again.',
};
