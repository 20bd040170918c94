import type { Messages } from '#shared/words/catalogue';
import type { backupsFr } from './screen.fr';

/** What is said about backups, in English. */
export const backupsEn: Messages<typeof backupsFr> = {
  title: 'Safety copies',
  intro: 'Faire Avec copies the process every hour, as soon as something changes, on this computer.',
  kept: 'What is kept: one copy an hour for a day, one a day for a week, one a week for a month. Those you ask for stay, up to fifty.',
  locked: 'They are locked by the same phrase as the process.',
  same: 'They are on this same computer: not to lose everything with it, also save a file on a key.',
  now: 'Make a copy now',
  made: 'The copy is made.',
  none: 'No copy yet.',
  list: 'Copies made',
  reasons: {
    hourly: 'by itself',
    migration: 'before a new version',
    asked: 'at your request',
    restore: 'before going back in time',
  },
  size: '{size} MB',
  open: 'Open as a copy',
  openNamed: 'Open as a copy: {date}',
  copyTitle: '{title} ({date})',
  copied: '“{title}” is on the home page, beside the process. That one has not changed.',
  go: 'Go home',
  ahead: 'the computer’s clock was wrong',
  remove: 'Remove',
  removeNamed: 'Remove the copy: {date}',
  removed: 'The copy is removed.',
};
