import type { Messages } from '#shared/words/catalogue';
import type { fr } from './phone.fr';

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
    putOutWhy: 'The facilitator removed it. What you had given is kept. Go and see them if it is a mistake.',
    closed: 'The session is over',
    closedWhy: 'What you gave is kept by the table. This phone has nothing of the session any more. You can close this page.',
    unsent: 'These words were given to nobody. Show them to the table, or copy them: they are on this page only.',
    again: 'Back to the door',
  },
  asking: {
    title: 'You have not given these words',
    note: 'The table goes on. What do you want to do with them?',
    give: 'Give them to the group',
    keep: 'Keep them for me',
    erase: 'Erase them',
  },
  forgetful:
    'This phone lets this page keep nothing. Do not reload it: you would have to aim at the square picture again, and what you have not given would be lost.',
  kept: { title: 'Kept for you', note: 'On this phone only. The table does not have them.' },
  between: { title: 'Waiting for what comes next', note: 'Put the phone down and listen. The next question will come by itself.' },
  shared: {
    finish: 'I am done',
    ask: 'You wrote without giving.',
    askNote: 'Nobody has read them. Do you want to give them to the group? If not, they are erased.',
    giveAndFinish: 'Give and finish',
    finishOnly: 'Erase and finish',
    back: 'Go on writing',
    sending: 'Sending your words to the table…',
    sendingLost: 'No link. Your words wait here: leave this page open, or go and see the table.',
    erasingLost: 'No link. Leave this page open: the table erases your words as soon as it answers.',
    still: 'Are you still there?',
    stillNote: 'In {seconds} seconds, this device forgets everything. The table keeps what you gave; the rest is erased.',
    stillHere: 'Yes, I go on',
    forgotten: 'Thank you. Nothing of you was left on this device.',
    forgottenNote: 'What you gave is at the table.',
    next: 'Next person',
  },
};
