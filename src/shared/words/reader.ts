import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageKey, Messages, MessageTree } from './catalogue';
import { frenchSpaces } from './french-typography';
import { type Language, localeOf } from './language';

/** What a sentence is filled with. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** One sentence of a catalogue, filled. Throws when a value that the sentence names is not given. */
export type Say<Tree> = (key: MessageKey<Tree>, values?: MessageValues) => string;

/** Sentences that were said, ready to be filled again; there are as many as the catalogues hold. */
const READ: Readonly<Record<Language, Map<string, IntlMessageFormat>>> = { fr: new Map(), en: new Map() };

/**
 * Reads one ICU sentence, on screens, on phones and in print: its plurals and numbers as the language writes them, French
 * with its no-break spaces. Throws when a value that the sentence names is not given, or ICU can't read it.
 */
export function readSentence(language: Language, sentence: string, values: MessageValues = {}): string {
  const format = READ[language].get(sentence) ?? formatOf(language, sentence);
  READ[language].set(sentence, format);
  return String(format.format({ ...values }));
}

/** Reads one catalogue in one language. */
export function sayIn<Tree extends MessageTree>(
  language: Language,
  catalogue: { readonly fr: Tree; readonly en: MessageTree & Messages<NoInfer<Tree>> },
): Say<Tree> {
  const tree: MessageTree = catalogue[language];
  return (key, values) => readSentence(language, sentenceAt(tree, key), values);
}

function formatOf(language: Language, sentence: string): IntlMessageFormat {
  const text = language === 'fr' ? frenchSpaces(sentence) : sentence;
  return new IntlMessageFormat(text, localeOf(language), undefined, { ignoreTag: true });
}

function sentenceAt(tree: MessageTree, key: string): string {
  const found = key
    .split('.')
    .reduce<string | MessageTree | undefined>((at, name) => (typeof at === 'object' ? at[name] : undefined), tree);
  if (typeof found !== 'string') throw new Error(`no sentence ${key}`);
  return found;
}
