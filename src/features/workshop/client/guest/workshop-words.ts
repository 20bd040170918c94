import type { Language } from '#shared/words/language';
import { wordsIn } from '#shared/words/words-in';
import { filled } from '#shared/words/filled';
import { en } from './messages.en';
import { fr } from './messages.fr';

/** What a phone says about a step, in one language. */
export type WorkshopWords = typeof fr;

/** What a phone says about a step, in one language. French comes with its no-break spaces. */
export function workshopWords(language: Language): WorkshopWords {
  return wordsIn(language, { fr, en });
}

/** « 1 photo », « 3 photos ». */
export function counted(words: { readonly one: string; readonly many: string }, count: number): string {
  return count === 1 ? words.one : filled(words.many, { count });
}
