import type { Messages } from '#client/i18n/messages';
import type { fr } from './messages.fr';

export const en: Messages<typeof fr> = {
  title: 'Restitution',
  intro: 'Give back to everybody what the group wrote: to read, to print, to take along.',
  options: {
    audience: 'For whom?',
    workspace: 'Those who take part',
    workspaceHelp: 'Words given to the whole process are in it.',
    public: 'Everybody',
    publicHelp: 'Only words whose consent goes that far are in it.',
    parts: 'What it holds',
    diagnostic: 'The diagnostic',
    map: 'The map of actors',
    plan: 'The calendar',
    experiments: 'The experiments',
    commitments: 'The commitments',
    sources: 'The sources',
  },
  make: {
    title: 'Take it along',
    pdf: 'PDF to print',
    html: 'Web page (one file)',
    markdown: 'Markdown text',
    reading: 'Reading the process…',
    drawing: 'Laying it out…',
    printing: 'Printing as PDF…',
    done: 'The file “{name}” is saved.',
    noPdf: 'This computer can’t make a PDF by itself.',
    noPdfHelp: 'Print the preview from the browser, or save the web page and print it elsewhere.',
    print: 'Print the preview',
  },
  preview: {
    title: 'Preview',
    label: 'Preview of the restitution',
    reading: 'Preparing the preview…',
    refresh: 'Update the preview',
    empty: 'There is nothing to give back yet',
    emptyHelp: 'Write in the diagnostic, draw the map or prepare a trial: the restitution composes itself.',
  },
  losses: {
    title: 'What is not in it',
    none: 'Everything is in it.',
    'testimony-withheld':
      '{count, plural, one {One testimony stays here: its consent does not go that far.} other {# testimonies stay here: their consent does not go that far.}}',
    'source-withheld':
      '{count, plural, one {One source stays here: the person’s consent does not go that far.} other {# sources stay here: the persons’ consent does not go that far.}}',
    'missing-embed': '{count, plural, one {One thing named in the text is gone.} other {# things named in the text are gone.}}',
    'unknown-block':
      '{count, plural, one {One layout is not known: its words are there.} other {# layouts are not known: their words are there.}}',
    'picture-missing': '{count, plural, one {One picture could not be read.} other {# pictures could not be read.}}',
  },
};
