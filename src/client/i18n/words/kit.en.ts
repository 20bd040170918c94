import type { Messages } from '#shared/words/catalogue';
import type { fr } from './kit.fr';

/** What the kit itself says, in English. */
export const en: Messages<typeof fr> = {
  close: 'Close',
  closePanel: 'Close “{title}”',
  closeNotice: 'Close this message',
  cancel: 'Cancel',
  choose: 'Choose…',
  dateWrong: 'Write a date such as “5 March 2026”, “March 2026”, “spring 2026” or “2026”.',
  needed: 'This field is empty. Fill it in, then try again.',
  stop: 'Stop',
  example: 'For example',
  quoted: '“{words}”',
  noCollege: 'No college',
  messages: 'Messages',
  elapsed: '{seconds} s',
  retry: 'Try again',
  mentions: { label: 'Name in the text', none: 'Nothing by that name.' },
  newerElement: 'Element from a newer version',
  notice: { info: 'Note:', ok: 'Done:', warn: 'Careful:', error: 'Problem:' },
  network: {
    title: 'Through which network?',
    name: 'network {network}',
    loopback: 'This computer only',
    loopbackNote: 'To try with two windows, without a network.',
  },
  passphrase: {
    advice: 'Four words or more that have nothing to do with each other. For example: turtle, lamppost, Thursday, jam.',
    again: 'The same phrase once more',
    show: 'Show the phrase',
    differ: 'The two phrases are not the same.',
    tooShort: 'Eight letters at least.',
    onceMore: 'Write the same phrase a second time, or show it.',
    strength: {
      weak: 'Too easy to guess. Add words.',
      fair: 'Fair. One more word, and it will hold for years.',
      strong: 'Strong.',
    },
  },
  withdraw: {
    title: 'Withdraw these words?',
    erased: 'Ten minutes later they will be erased from this computer and from every linked table, backups included.',
    looking: 'Looking for the same words elsewhere…',
    nowhere: 'The same words are nowhere else. If they were said again otherwise, nothing can find them.',
    notLooked: 'The same words could not be looked for elsewhere. If they were copied by hand, they will stay there.',
    elsewhere: 'The same words stay here',
    byHand:
      'There they are not erased by themselves. Go and remove them first: afterwards they can no longer be looked for. If they were said again otherwise, nothing can find them.',
    found: '“{words}”',
    somewhere: 'Elsewhere in the process',
    go: 'Withdraw',
  },
  diagram: {
    drawing: 'Drawing…',
    tooLong: 'The drawing takes too long. Its text is below.',
    unreadable: 'This text can’t be drawn. Here it is, as it stands.',
    text: 'The text of the drawing',
  },
};
