import type { Messages } from '#client/i18n/messages';
import type { fr } from './messages.fr';

/** What the phone's page says outside any feature, in English. */
export const en: Messages<typeof fr> = {
  reaching: 'Looking for the table…',
  reachingNote: 'No account, no internet.',
  textSize: 'Text size',
  code: {
    title: 'The code of the table',
    intro: 'Eight letters or digits, read to you by the facilitator.',
    label: 'Code',
    missing: 'The code has eight letters. Ask somebody to read them again.',
    go: 'Continue',
    trouble: {
      wrong: 'That is not the right code. Ask somebody to read it again, letter by letter.',
      old: 'That code no longer works. Ask for the new one, or scan the square picture again.',
      tooMany: 'Too many codes were tried. Wait a minute, then try again.',
      newer: 'The page and the table are not of the same version. Close this page and scan the square picture again.',
    },
  },
  waiting: {
    title: 'Somebody will let you in',
    show: 'Show these two pictures to the facilitator.',
    same: 'The same two must be on the computer.',
  },
  status: {
    table: 'Kept',
    device: 'Kept on this phone, not sent yet',
    page: 'Not sent yet: leave this page open',
    lost: 'No link: go on, nothing is lost',
    lostPage: 'No link: go on, and leave this page open',
    trouble: 'The table can’t save just now. Go on: your words stay here',
  },
  over: {
    refused: 'You were not let in',
    refusedWhy: 'The facilitator said no, or did not answer. Go and see them, then try again.',
    putOut: 'This phone is no longer in the session',
    putOutWhy: 'The facilitator removed it. What you had sent is kept. Go and see them if it is a mistake.',
    closed: 'The session is over',
    closedWhy: 'What you sent is kept by the table. This phone has nothing of the session any more. You can close this page.',
    unsent: 'These words had not left yet. Show them to the table, or copy them: they are on this page only.',
    again: 'Back to the door',
  },
  between: { title: 'Waiting for what comes next', note: 'Put the phone down and listen. The next question will come by itself.' },
  shared: {
    finish: 'I am done',
    ask: 'You wrote without giving.',
    askNote: 'The table keeps your words. Do you also want to give them to the group?',
    giveAndFinish: 'Give and finish',
    finishOnly: 'Finish without giving',
    back: 'Go on writing',
    sending: 'Sending your words to the table…',
    sendingLost: 'No link. Your words wait here: leave this page open, or go and see the table.',
    still: 'Are you still there?',
    stillNote: 'In {seconds} seconds, this device forgets everything. What you wrote is kept by the table.',
    stillHere: 'Yes, I go on',
    forgotten: 'Thank you. Nothing of you was left on this device.',
    forgottenNote: 'Your words are at the table.',
    next: 'Next person',
  },
};
