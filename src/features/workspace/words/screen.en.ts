import { backupsEn } from './backups/screen.en';
import { lockEn } from './lock/screen.en';
import type { Messages } from '#shared/words/catalogue';
import type { fr } from './screen.fr';

/** The same in English. */
export const en: Messages<typeof fr> = {
  invite: { title: 'Invite', tabs: 'Whom to invite' },
  lock: lockEn,
  backups: backupsEn,
  frameTitle: 'Frame',
  // What its things are called where changes are counted.
  inventory: {
    frames: 'the frame of the process',
  },
  home: {
    titleNew: 'Hello. Shall we begin?',
    titleBack: 'Hello. Shall we go on?',
    what: 'A shared notebook, to understand a situation together, try answers and keep what is learned.',
    list: 'Your processes',
    resume: 'Resume',
    resumeNamed: 'Resume “{title}”',
    open: 'Open “{title}”',
    here: 'Everything stays on this computer. No account, no internet.',
    sampleTitle: 'Discover with an example',
    sample: 'A complete, imaginary process. You can try everything, nothing gets broken.',
    loading: 'Looking for your processes…',
    opening: 'Opening “{title}”…',
    actions: 'Actions for “{title}”',
    rename: 'Rename',
    duplicate: 'Duplicate',
    backups: 'Safety copies',
    lock: 'Lock again',
    locked: '“{title}” is locked again.',
    setLock: 'Lock',
    trash: 'Move to the bin',
    trashed: '“{title}” is in the bin, for 30 days.',
    undo: 'Undo',
    copyOf: '{title} (copy)',
    duplicated: 'The copy is ready: “{title}”.',
    states: {
      damaged: 'The file of this process is damaged. What can be read opens.',
      newer: 'Written with a newer version: read only.',
      locked: 'Locked',
    },
    at: 'step {step}',
  },
  bin: {
    title: 'Bin',
    show: '{count, plural, one {Bin: # process} other {Bin: # processes}}',
    kept: '{count, plural, =0 {erased soon} one {kept one more day at least} other {kept # more days at least}}',
    restore: 'Take back',
    restoreNamed: 'Take “{title}” out of the bin',
    restored: '“{title}” is back.',
    erase: 'Erase for ever',
    eraseNamed: 'Erase “{title}” for ever',
    eraseTitle: 'Erase “{title}”?',
    eraseWords: 'Everything in this process will be erased from this computer. There is no way back.',
    keep: 'Keep',
    erased: '“{title}” is erased.',
  },
  repair: {
    damaged: '{count, plural, one {One part of this process is damaged.} other {# parts of this process are damaged.}}',
    aside: 'It was put aside, nothing was erased. Everything else opens as usual.',
    mend: 'Repair with what can be read and the last backup',
    backups: 'Backups',
    open: 'Open the backup: {date}',
    noBackup: 'There is no backup on this computer. Another table, or a USB stick, may have a copy.',
    working: 'Repairing…',
    log: 'The end of what was saved here was damaged.',
    logFilled:
      'The computer stopped suddenly, or its disk is wearing out. All that could be read is here, completed with the backup made {date}. Read again what you wrote last: a few words may be missing.',
    logAlone:
      'The computer stopped suddenly, or its disk is wearing out. All that could be read is here. There is no backup to complete it: read again what you wrote last, and take the rest from another table or a USB stick.',
    key: 'One of the two copies of this process’s key was damaged.',
    keyMended:
      'It was made again from the other one, nothing is lost. If this comes back, this computer’s disk is wearing out: save the process to a file, on a USB stick.',
    understood: 'I have read this',
    passphrase: 'To open the backup, write the secret phrase of the process.',
    passphraseField: 'Secret phrase',
    openLocked: 'Open',
  },
  rename: {
    title: 'Rename the process',
    label: 'Name of the process',
    save: 'Rename',
    cancel: 'Cancel',
    missing: 'Give the process a name.',
  },
  frame: {
    intro: 'What we decided together, and what holds us.',
    about: 'The process',
    name: 'Name',
    territory: 'Territory',
    purpose: 'What we want to understand or change',
    purposeHint: 'One or two sentences, in everybody’s words.',
  },
  // Other words by which « Chercher » finds what one does here.
  gestures: {
    invite: 'invite share phone table code qr together collaborate',
    lock: 'lock password passphrase secret protect security',
    backup: 'backup copy restore old version history',
  },
};
