import type { Messages } from '#shared/words/catalogue';
import type { fr } from './screen.fr';

/** What is said when the app can't start, in English. */
export const en: Messages<typeof fr> = {
  badOption: 'Unknown or malformed option: {option}. Example: --data FOLDER --port 0',
  portInUse: 'Port {port} is already used by another program. Choose another with --port, or --port 0 for any free port.',
  folderUnwritable:
    'The folder {folder} can’t be written to. Nothing is damaged: it belongs to somebody else on this computer, or can only be read. Ask whoever looks after the computer for the right to write there, or choose another folder with --data.',
  folderInUse: 'Faire Avec is already open on the folder {folder}. Close the other window or terminal, then try again.',
  diskFull: 'The disk is full. Free some space, then try again. What was saved is untouched.',
  notBuilt: 'The app is not built. Run “npm start”, which builds it.',
  openByHand: 'No browser opened by itself. Open this address in your browser: {url}',
  unexpected: 'It could not start: {reason}',
};
