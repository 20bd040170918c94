import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageKey, Messages, MessageTree } from './catalogue';
import { frenchSpaces } from './french-typography';
import { type Language, localeOf } from './language';

/** What a sentence is filled with. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** One sentence of a catalogue, filled. Throws when a value that the sentence names is not given. */
export type Say<Tree> = (key: MessageKey<Tree>, values?: MessageValues) => string;

/** Reads one feature's catalogue in one language: ICU sentences, French with its no-break spaces. */
export function sayIn<Tree extends MessageTree>(
  language: Language,
  catalogue: { readonly fr: Tree; readonly en: MessageTree & Messages<NoInfer<Tree>> },
): Say<Tree> {
  const tree: MessageTree = catalogue[language];
  const formats = new Map<string, IntlMessageFormat>();
  return (key, values = {}) => {
    const format = formats.get(key) ?? formatOf(sentenceAt(tree, key), language);
    formats.set(key, format);
    return String(format.format({ ...values }));
  };
}

function formatOf(sentence: string, language: Language): IntlMessageFormat {
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
