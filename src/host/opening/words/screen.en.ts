import type { OpeningMessages } from './screen.fr';

/** What is said when the app can't start, in English. */
export const en: OpeningMessages = {
  badOption: (option) => `Unknown or malformed option: ${option}. Example: --data FOLDER --port 0`,
  portInUse: (port) => `Port ${port} is already used by another program. Choose another with --port, or --port 0 for any free port.`,
  folderUnwritable: (folder) => `The folder ${folder} can’t be written to. Choose another with --data, or make this one writable.`,
  folderInUse: (folder) => `Faire Avec is already open on the folder ${folder}. Close the other window or terminal, then try again.`,
  diskFull: () => 'The disk is full. Free some space, then try again. What was saved is untouched.',
  notBuilt: () => 'The app is not built. Run “npm start”, which builds it.',
  openByHand: (url) => `No browser opened by itself. Open this address in your browser: ${url}`,
  unexpected: (reason) => `It could not start: ${reason}`,
};
