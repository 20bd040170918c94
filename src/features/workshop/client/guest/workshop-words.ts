import type { Language } from '#shared/words/language';
import { type Say, sayIn } from '#shared/words/reader';
import type { Contribution } from '../../model/contribution';
import { en } from '../../words/phone.en';
import { fr } from '../../words/phone.fr';

/** What a phone says about a step, in one language. */
export type WorkshopWords = Say<typeof fr>;

/** What a phone says about a step, read in one language. */
export function workshopWords(language: Language): WorkshopWords {
  return sayIn(language, { fr, en });
}

/** A piece in words: its own, and what goes with it. */
export function pieceWords(words: WorkshopWords, { text, files }: Pick<Contribution, 'text' | 'files'>): string {
  return [text.trim(), ...fileWords(words, files)].filter((part) => part !== '').join(' · ');
}

/** « 2 photos », « 1 enregistrement », of those there are. */
export function fileWords(words: WorkshopWords, files: Contribution['files']): string[] {
  const photos = files.filter(({ mediaType }) => mediaType.startsWith('image/')).length;
  const recordings = files.length - photos;
  return [
    ...(photos > 0 ? [words('photos', { count: photos })] : []),
    ...(recordings > 0 ? [words('recordings', { count: recordings })] : []),
  ];
}
