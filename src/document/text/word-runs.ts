import { foldAccents } from '#shared/fold-accents';

/** As few words in a row are anybody's; so many, and it is the same sentence. */
const RUN_WORDS = 4;

/** What is shown of a run, in characters. */
const MAX_SHOWN = 160;

interface Word {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Finds in other texts the longest run of at least `RUN_WORDS` words that stand in a row in `words` as well, as it is
 * written there; case, accents and punctuation don't count. Undefined when there is none. It says nothing of words that
 * were told otherwise.
 */
export function runFinder(words: string): (text: string) => string | undefined {
  const known = new Set(runsOf(wordsOf(words)));
  return (text) => {
    const read = wordsOf(text);
    const runs = runsOf(read);
    let best: { readonly from: number; readonly length: number } | undefined;
    for (let from = 0; from < runs.length; from++) {
      let length = 0;
      while (from + length < runs.length && known.has(runs[from + length] ?? '')) length++;
      if (length > (best?.length ?? 0)) best = { from, length };
      from += length;
    }
    if (!best) return undefined;
    const [first, last] = [read[best.from], read[best.from + best.length + RUN_WORDS - 2]];
    return shortened(text.slice(first?.from, last?.to));
  };
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    folded: foldAccents(word),
    from: index,
    to: index + word.length,
  }));
}

/** The run that begins at each word that has enough words after it. */
function runsOf(words: readonly Word[]): readonly string[] {
  return words.slice(0, Math.max(0, words.length - RUN_WORDS + 1)).map((_, at) =>
    words
      .slice(at, at + RUN_WORDS)
      .map(({ folded }) => folded)
      .join(' '),
  );
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= MAX_SHOWN ? line : `${line.slice(0, line.lastIndexOf(' ', MAX_SHOWN))}…`;
}
