import { type AppError, toAppError } from '#shared/app-error';
import { en } from './words/screen.en';
import { fr, type OpeningMessages } from './words/screen.fr';

/** English when the terminal or the system asks for it, else French. */
export function messagesFor(env: Readonly<Record<string, string | undefined>>): OpeningMessages {
  const language = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return language.toLowerCase().startsWith('en') ? en : fr;
}

/** The one sentence a person reads when the host can't open: what happened, and what to do. */
export function sentenceFor(failure: unknown, messages: OpeningMessages): string {
  const error = toAppError(failure);
  const detail = (name: string) => String(error.details[name] ?? '');
  const sentences: Partial<Record<AppError['code'], () => string>> = {
    'bad-input': () => messages.badOption(detail('option')),
    'port-in-use': () => messages.portInUse(detail('port')),
    'folder-unwritable': () => messages.folderUnwritable(detail('folder')),
    'already-open': () => messages.folderInUse(detail('folder')),
    'disk-full': messages.diskFull,
    'not-found': messages.notBuilt,
  };
  return (sentences[error.code] ?? (() => messages.unexpected(error.message)))();
}
