import { createDictionary, type Dictionary } from './dictionary';
import type { WordPart } from './spelling-words';

/** What the page asks of the worker: what of some words is not known, or what a word could be. */
export type SpellingQuestion = { readonly id: number } & ({ readonly words: readonly string[] } | { readonly near: string });

/** Its answer; undefined where the dictionary could not be read. */
export type SpellingAnswer = { readonly id: number } & (
  | { readonly unknown: ReadonlyMap<string, readonly WordPart[]> | undefined }
  | { readonly near: readonly string[] | undefined }
);

interface WorkerScope {
  onmessage: ((event: MessageEvent<SpellingQuestion>) => void) | null;
  postMessage(answer: SpellingAnswer): void;
}

/** The French dictionary, served with the app. */
async function readFrench(): Promise<Dictionary> {
  const files = [
    new URL('../../../../node_modules/dictionary-fr/index.aff', import.meta.url),
    new URL('../../../../node_modules/dictionary-fr/index.dic', import.meta.url),
  ];
  const [aff = '', dic = ''] = await Promise.all(files.map(readFile));
  return createDictionary(aff, dic);
}

async function readFile(url: URL): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer.text();
}

const scope = self as unknown as WorkerScope;
const french = readFrench().catch(() => undefined);
scope.onmessage = async ({ data }) => {
  const dictionary = await french;
  if ('near' in data) scope.postMessage({ id: data.id, near: dictionary?.suggest(data.near) });
  else scope.postMessage({ id: data.id, unknown: dictionary && new Map(data.words.map((word) => [word, dictionary.unknownParts(word)])) });
};
