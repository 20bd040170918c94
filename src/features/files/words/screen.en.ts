import type { Messages } from '#shared/words/catalogue';
import type { fr } from './screen.fr';

/** What is said about files and USB keys, in English. */
export const en: Messages<typeof fr> = {
  openFile: 'Open a file',
  keepTitle: 'Keep and pass on',
  keepIntro: 'Take the process with you, protect it, go back in time.',
  keyTitle: 'Exchange by USB key',
  file: {
    reading: 'Reading “{name}”…',
    saving: 'Preparing the file…',
    saved: 'File ready: {name}. Copy it to a stick, or send it.',
    created: '“{title}” is here.',
    merged:
      '“{title}” is up to date: {added, plural, =0 {nothing new} one {# new part} other {# new parts}}, {merged, plural, =0 {nothing to bring together} one {# part brought together} other {# parts brought together}}.',
    partly:
      '{count, plural, one {One part of the file could not be read.} other {# parts of the file could not be read.}} The rest is here.',
    removalsIgnored:
      '{count, plural, one {This file asked to erase one part of the process.} other {This file asked to erase # parts of the process.}} Nothing was erased: a file erases nothing here.',
    unrelatedTitle: 'Two different processes',
    unrelated:
      'This file bears the same number as a process of this computer, but they began apart: bringing them together would mix two stories. Nothing was changed.',
    openApart: 'Open it apart',
    lockedTitle: 'This file is locked',
    passphrase: 'Passphrase',
    unlock: 'Open',
    wrong: 'This is not the right phrase. Check capital letters and spaces.',
    damagedTitle: 'This file is damaged',
    damaged:
      'A part cannot be read any more. {intact, plural, one {# part is intact} other {# parts are intact}}. Nothing was changed on this computer.',
    takeIntact: 'Take what can be read',
    leave: 'Take nothing',
  },
  save: {
    title: 'Save to a file',
    words: 'The whole process fits in one file: to put on a key, to send, to store.',
    seal: 'Protect with a secret phrase',
    passphrase: 'Secret phrase',
    sealHint: 'The phrase will be needed to open the file. Forgotten, the file is lost.',
    open: 'Without a phrase, whoever has this file can read it.',
    go: 'Save',
    cancel: 'Cancel',
  },
  key: {
    intro: 'The key goes from table to table. Each takes what it brings and leaves its own: nobody overwrites anybody.',
    tableName: 'The name of this table',
    tableNameHint: 'It will tell the others whom the file comes from. For example: Table 2.',
    folder: 'Choose the key',
    folderHint: 'Faire Avec takes what is on the key, then puts this table’s file there.',
    byHand: 'Do it in two gestures',
    takeTitle: '1. Take what is on the key',
    take: 'Take the files of the key',
    putTitle: '2. Put on the key',
    put: 'Prepare the file',
    putHint: 'Save it on the key, beside the others.',
    reading: 'Reading the key…',
    writing: 'Writing on the key…',
    none: 'There is no file of this process on the key yet.',
    came: '{count, plural, =0 {Nothing new} one {# addition received} other {# additions received}}',
    went: '{count, plural, =0 {Nothing new to give} one {# addition given} other {# additions given}}',
    removed: '{count, plural, one {# removal} other {# removals}}',
    from: 'from {name}, written {date}',
    fromNobody: 'from a table without a name, written {date}',
    written: 'The file “{name}” is on the key.',
    prepared: 'The file “{name}” is ready: save it on the key.',
    done: 'Exchange done at {time}. You can take the key out.',
    other:
      '{count, plural, one {One file is of another process: left as it is.} other {# files are of other processes: left as they are.}}',
    removalsIgnored: '“{name}” asked to erase {count, plural, one {one part} other {# parts}} of the process. Nothing was erased.',
    unrelated:
      '“{name}” bears the same number as this process, but it is another one: nothing of it was taken. To read it, choose “Open a file” on the home screen.',
    unreadable: '“{name}” could not be read. Nothing of it was taken.',
    refused: 'A part of “{name}” could not be taken. The rest is here.',
    sealedTitle: '“{name}” is protected by a secret phrase',
    skip: 'Leave this file',
    denied: 'This computer does not let us write on the key from here. Do it in two gestures, below.',
  },
  // Other words by which « Chercher » finds what one does here.
  gestures: {
    key: 'usb exchange copy carry transfer key',
  },
};
