import type { ErrorCode } from '#shared/app-error';
import type { ErrorWords } from './errors.fr';

/** The sentence of each error, in English. */
export const en: Readonly<Record<ErrorCode, ErrorWords>> = {
  'bad-input': {
    what: 'What was given cannot be read.',
    safe: 'Nothing was changed.',
    todo: 'Check what you wrote or chose, then try again.',
  },
  forbidden: {
    what: 'This is not allowed here.',
    safe: 'Nothing was changed.',
    todo: 'Ask somebody who runs the workshop.',
  },
  'not-found': {
    what: 'What you are looking for is not here any more.',
    safe: 'The rest of the process is untouched.',
    todo: 'Go back home. If it was deleted, look in the bin.',
  },
  closed: {
    what: 'Faire Avec no longer answers in this window.',
    safe: 'What was shown as saved is kept. Your last words stay in this window.',
    todo: 'Leave this window open: it reconnects by itself.',
  },
  'too-large': {
    what: 'This file or text is too large to go through at once.',
    safe: 'Nothing was changed.',
    todo: 'Cut it into parts or make its pictures lighter, then try again.',
  },
  'too-many-requests': {
    what: 'Too many requests came at the same time.',
    safe: 'Your words are kept.',
    todo: 'Wait a few seconds, then try again.',
  },
  'newer-version': {
    what: 'This was made with a newer version of Faire Avec.',
    safe: 'Nothing is lost. You can read it, not change it.',
    todo: 'Install the new version to write again.',
  },
  'damaged-workspace': {
    what: 'The file of this process is damaged.',
    safe: 'All that can be read was put aside. Your other processes are untouched.',
    todo: 'Open the last backup, offered on this page.',
  },
  'damaged-key': {
    what: 'The key of this process is damaged on this computer, and so is its second copy.',
    safe: 'Nothing was erased, but nothing can open it here any more, nor its backups. Your other processes are untouched.',
    todo: 'Take it back from another table or from a .faireavec file, after erasing this one in the bin.',
  },
  'damaged-document': {
    what: 'A part of this process is damaged and cannot be read.',
    safe: 'It was put aside, nothing was erased. The rest opens as usual.',
    todo: 'Go on with the rest, or take this part from a backup.',
  },
  'damaged-file': {
    what: 'This file is damaged or incomplete.',
    safe: 'Nothing was changed in your processes.',
    todo: 'Ask for a new copy of the file, or copy it again from the USB stick.',
  },
  'unknown-file-kind': {
    what: 'Faire Avec cannot read this kind of file.',
    safe: 'Nothing was changed.',
    todo: 'Choose a “.faireavec” or a “.methode.json” file here. A text or a table is added within a process, on its “Sources” page.',
  },
  'unreadable-image': {
    what: 'This picture could not be read.',
    safe: 'The text is untouched. The picture was not added.',
    todo: 'Save it as PNG or JPEG, then add it again.',
  },
  'wrong-passphrase': {
    what: 'This is not the right passphrase.',
    safe: 'The process stays closed and untouched.',
    todo: 'Check capital letters and spaces, then try again.',
  },
  locked: {
    what: 'This process is locked.',
    safe: 'All that it holds is protected.',
    todo: 'Write the passphrase to open it.',
  },
  'disk-full': {
    what: 'There is no room left on this computer.',
    safe: 'All that is shown as saved is kept. The last words are still in this window.',
    todo: 'Make some room, then go on: do not close this window.',
  },
  'port-in-use': {
    what: 'Another application already uses the chosen network port.',
    safe: 'Your processes are untouched.',
    todo: 'Close the other window of Faire Avec, or choose another port number.',
  },
  'folder-unwritable': {
    what: 'Faire Avec can’t write in its files.',
    safe: 'Nothing is damaged, nothing was changed.',
    todo: 'They belong to somebody else on this computer, or their folder can only be read. Open that person’s session, or ask whoever looks after the computer for the right to write there.',
  },
  'unknown-join-code': {
    what: 'No table answers to this code.',
    safe: 'Nothing was changed.',
    todo: 'Read the code again letter by letter. Check that both computers are on the same Wi-Fi.',
  },
  'join-code-expired': {
    what: 'This code does not work any more: it has expired.',
    safe: 'Nothing was changed.',
    todo: 'Ask the person who invites you for a new code.',
  },
  'host-unreachable': {
    what: 'The other table does not answer.',
    safe: 'Your words are saved here.',
    todo: 'Check the Wi-Fi on both sides. The exchange starts again by itself.',
  },
  'workspace-exists': {
    what: 'This process is already on this computer.',
    safe: 'Nothing was replaced.',
    todo: 'Open it from the home screen, or bring both versions together.',
  },
  'unrelated-workspace': {
    what: 'Two processes bear the same number, but they began apart: they are not the same one.',
    safe: 'They were not brought together. Nothing was changed.',
    todo: 'Open the other one as a process of its own, from a “.faireavec” file.',
  },
  'already-open': {
    what: 'Faire Avec is already open on this computer, with the same folder.',
    safe: 'What is open elsewhere is not touched.',
    todo: 'Go on in the window that is already open, or close it first.',
  },
  'no-printer': {
    what: 'This computer can’t make a PDF by itself.',
    safe: 'The restitution is intact.',
    todo: 'Save the web page, open it in your browser, then print it as PDF.',
  },
  timeout: {
    what: 'The answer takes too long.',
    safe: 'Your words are kept.',
    todo: 'Wait a moment, then try again.',
  },
  internal: {
    what: 'Something unforeseen happened.',
    safe: 'What is shown as saved is kept.',
    todo: 'Try again. If it comes back, reopen the window.',
  },
};
