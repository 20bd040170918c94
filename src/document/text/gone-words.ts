import type * as Y from 'yjs';
import { flowOf, wordsIn } from './flow';
import type { OwnRun, OwnWords } from './own-words';
import { joinedByEnds } from './joined-runs';

/** Words of one's own that are in the text no more. */
export interface GoneWords {
  readonly text: string;
  /** When the last of them was written, milliseconds. */
  readonly at: number;
  /** The runs of the journal that they come from; a line may be in several, its first letter in one by itself. */
  readonly runs: readonly OwnRun[];
}

/** How far from each other the words of one run are looked for, beyond its length: others may have written between them. */
const NEAR = 200;

/**
 * What this person wrote in `doc` and that can't be read in it now. Looked up each time it is asked: what somebody moved, or
 * took away and brought back, stands in the text as other characters, and the journal does not learn of it.
 */
export function goneWords(doc: Y.Doc, words: OwnWords): readonly GoneWords[] {
  const read = new Map<string, string>();
  const textOf = (root: string) => {
    const known = read.get(root) ?? wordsIn(flowOf(doc, root));
    read.set(root, known);
    return known;
  };
  const removed = words.runs().filter(({ state }) => state === 'removed');
  return joinedByEnds(removed, (run) => run).flatMap((runs): GoneWords[] => {
    const text = runs.map((run) => run.text).join('');
    const { root = '', at = 0 } = runs.at(-1) ?? {};
    return text.trim() === '' || isReadIn(textOf(root), text.trim()) ? [] : [{ text, at, runs }];
  });
}

/** Whether a run can be read in a text: as it is, or its words near each other, with others' between them. */
function isReadIn(text: string, run: string): boolean {
  if (text.includes(run)) return true;
  const words = run.split(/\s+/u);
  const longest = words.reduce((most, word) => (word.length > most.length ? word : most), '');
  const around = NEAR + run.length;
  for (let at = text.indexOf(longest); at >= 0; at = text.indexOf(longest, at + 1)) {
    const nearby = text.slice(Math.max(0, at - around), at + around);
    if (words.every((word) => nearby.includes(word))) return true;
  }
  return false;
}
