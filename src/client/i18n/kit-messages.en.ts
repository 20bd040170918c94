import type { fr } from './kit-messages.fr';
import type { Messages } from './messages';

export const en: Messages<typeof fr> = {
  close: 'Close',
  closePanel: 'Close “{title}”',
  closeNotice: 'Close this message',
  cancel: 'Cancel',
  choose: 'Choose…',
  stop: 'Stop',
  example: 'For example',
  messages: 'Messages',
  elapsed: '{seconds} s',
  retry: 'Try again',
  newerElement: 'Element from a newer version',
  notice: { info: 'Note:', ok: 'Done:', warn: 'Careful:', error: 'Problem:' },
  diagram: {
    drawing: 'Drawing…',
    tooLong: 'The drawing takes too long. Its text is below.',
    unreadable: 'This text can’t be drawn. Here it is, as it stands.',
    text: 'The text of the drawing',
  },
};
