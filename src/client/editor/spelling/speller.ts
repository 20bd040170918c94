import type { WordPart } from './spelling-words';
import type { SpellingAnswer, SpellingQuestion } from './spelling-worker';

/** What a page knows of the spelling of words; the dictionary is in a worker. */
export interface Speller {
  /** What of a word is not known; undefined until it was asked. */
  verdict(word: string): readonly WordPart[] | undefined;
  /** Asks about words; each has its verdict afterwards. */
  check(words: readonly string[]): Promise<void>;
  /** What a word could be, the nearest first. */
  suggest(word: string): Promise<readonly string[]>;
}

/** Each kind of question without its number. */
type Asked = SpellingQuestion extends infer Q ? (Q extends { id: number } ? Omit<Q, 'id'> : never) : never;

let french: Speller | undefined;

/** The French one of this page: begun when it is asked for first, and kept for every text that follows. */
export function frenchSpeller(): Speller {
  french ??= startSpeller(new Worker(new URL('./spelling-worker.ts', import.meta.url), { type: 'module' }));
  return french;
}

/** Without a dictionary no word is unknown: nothing is marked, and nobody is held up. */
function startSpeller(worker: Worker): Speller {
  const verdicts = new Map<string, readonly WordPart[]>();
  const waiting = new Map<number, (answer: SpellingAnswer | undefined) => void>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<SpellingAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  worker.onerror = () => {
    for (const answer of waiting.values()) answer(undefined);
    waiting.clear();
  };
  const ask = (question: Asked) =>
    new Promise<SpellingAnswer | undefined>((answer) => {
      last += 1;
      waiting.set(last, answer);
      worker.postMessage({ id: last, ...question });
    });
  return {
    verdict: (word) => verdicts.get(word),
    check: async (words) => {
      const answer = await ask({ words });
      const unknown = answer && 'unknown' in answer ? answer.unknown : undefined;
      for (const word of words) verdicts.set(word, unknown?.get(word) ?? []);
    },
    suggest: async (word) => {
      const answer = await ask({ near: word });
      return answer && 'near' in answer ? (answer.near ?? []) : [];
    },
  };
}
