import type { Messages } from '#shared/words/catalogue';
import type { lockFr } from './screen.fr';

/** What is said about locking a démarche, in English. */
export const lockEn: Messages<typeof lockFr> = {
  title: 'Lock this process',
  intro: 'So that nobody reads it without you, even if the computer is lost or stolen.',
  keepers: {
    passphrase: 'This process is locked by a secret phrase.',
    keychain: 'This process is kept by the session of this computer. Whoever opens the session can read it.',
    none: 'This process is not protected. Whoever holds this computer can read it.',
  },
  visible: 'Its name stays visible on the home page.',
  setTitle: 'Choose a secret phrase',
  changeTitle: 'Change the secret phrase',
  current: 'Present secret phrase',
  next: 'Secret phrase',
  newNext: 'New secret phrase',
  lostForever: 'This phrase cannot be found again. Forgotten, what is in the process is lost on this computer.',
  understood: 'I have noted the phrase in a safe place',
  set: 'Lock',
  change: 'Change the phrase',
  backupsReplaced: 'The safety copies made so far will give way to a single one, locked too.',
  isSet: 'It is locked. This phrase will open the process.',
  isChanged: 'The new phrase is in place. It opens the former safety copies too.',
  wrong: 'This is not the right phrase. Check capital letters and spaces.',
  wait: '{seconds, plural, one {Too many tries. Wait # second.} other {Too many tries. Wait # seconds.}}',
  working: 'Locking the process…',
  afterTitle: 'Lock by itself',
  after: 'Without any gesture on this computer, after',
  afterChoices: { 5: '5 minutes', 15: '15 minutes', 60: 'one hour', 0: 'never' },
  afterNote:
    'Holds for every locked process of this computer. While other tables or phones are linked with it, the process stays open. In the app, it also locks when the screen is locked or the computer goes to sleep.',
  now: 'Lock now',
  removeTitle: 'Take the secret phrase off',
  remove: 'Take the phrase off',
  removeWords: 'The process will open again without asking. The safety copies will give way to a single one, open.',
  isRemoved: 'The phrase is taken off.',
  screen: {
    title: '“{title}” is locked',
    safe: 'Everything that was written is kept.',
    waiting: 'Your last words are waiting in this window: they will be saved as soon as it opens.',
    passphrase: 'Secret phrase',
    open: 'Open',
    opening: 'Opening…',
    back: 'Back',
    elsewhere: 'It is kept by the session of this computer. Open it with the Faire Avec app, in the session where it was made.',
  },
};
