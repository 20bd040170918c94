import type { Language } from '#shared/words/language';
import { wordsIn } from '#shared/words/words-in';
import { filled } from '#shared/words/filled';
import type { Contribution } from '../../model/contribution';
import { en } from '../../words/phone.en';
import { fr } from '../../words/phone.fr';

/** What a phone says about a step, in one language. */
export type WorkshopWords = typeof fr;

/** What a phone says about a step, in one language. French comes with its no-break spaces. */
export function workshopWords(language: Language): WorkshopWords {
  return wordsIn(language, { fr, en });
}

/** A piece in words: its own, and what goes with it. */
export function pieceWords(words: WorkshopWords, { text, files }: Pick<Contribution, 'text' | 'files'>): string {
  return [text.trim(), ...fileWords(words, files)].filter((part) => part !== '').join(' · ');
}

/** « 2 photos », « 1 enregistrement », of those there are. */
export function fileWords(words: WorkshopWords, files: Contribution['files']): string[] {
  const photos = files.filter(({ mediaType }) => mediaType.startsWith('image/')).length;
  const recordings = files.length - photos;
  return [...(photos > 0 ? [counted(words.photos, photos)] : []), ...(recordings > 0 ? [counted(words.recordings, recordings)] : [])];
}

/** « 1 photo », « 3 photos ». */
function counted(words: { readonly one: string; readonly many: string }, count: number): string {
  return count === 1 ? words.one : filled(words.many, { count });
}
