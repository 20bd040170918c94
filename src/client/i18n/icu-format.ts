import type { I18nFormatModule } from 'i18next';
import { languageOfLocale } from '#shared/words/language';
import { type MessageValues, readSentence } from '#shared/words/reader';

/**
 * How i18next reads a sentence: by the reader that phones and print have. One that can't be read, or lacks a value, is shown
 * as it is written: no screen falls for a word.
 */
export const icuFormat: I18nFormatModule & {
  parse(sentence: string, values: MessageValues, language: string): string;
  addLookupKeys(keys: readonly string[]): readonly string[];
} = {
  type: 'i18nFormat',
  parse(sentence, values, language) {
    try {
      return readSentence(languageOfLocale(language), sentence, values);
    } catch {
      return sentence;
    }
  },
  // Plurals stand in the sentence, and not in the key.
  addLookupKeys: (keys) => keys,
};
