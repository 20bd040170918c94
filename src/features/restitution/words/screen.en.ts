import type { Messages } from '#shared/words/catalogue';
import type { fr } from './screen.fr';

/** Words of the restitution's screen, in English. */
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
  },
  make: {
    title: 'Take it along',
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
    emptyHelp: 'Write in the diagnostic, draw the map or prepare an experiment: the restitution composes itself.',
  },
  losses: {
    title: 'What is not in it',
    chosen: 'You left it out: {sections}.',
    apart: 'The method, which is handed on separately, and the list of people, which does not leave this place.',
  },
  // Other words by which « Chercher » finds what one does here.
  gestures: {
    pdf: 'print export download save paper document',
    html: 'export download save site web browser',
    markdown: 'export download save text word',
  },
  made: {
    pdf: 'Make a PDF to print',
    html: 'Make a web page',
    markdown: 'Make a Markdown text',
  },
};
