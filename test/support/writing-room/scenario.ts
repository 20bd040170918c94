import type { TextBlock } from '#document/text/text-read';
import type { Command, Spot } from './page';
import type { Stroke } from './writing-room';

/** What somebody does at once, besides writing words: keys, and tools of the toolbar. */
export type Act = { readonly press: string } | { readonly command: Command };

/**
 * Where somebody acts: a place, words or a line that are selected, inside the word that the other is typing (after that many
 * letters), or right after the letters of it that are to be seen.
 */
export type Target =
  | Spot
  | { readonly select: string }
  | { readonly selectLine: string }
  | { readonly inWord: number }
  | { readonly afterSeen: true };

export interface Deed {
  readonly at: Target;
  readonly acts: readonly Act[];
}

/** A word, stroke by stroke. Its letters stand nowhere else, so that each can be counted. */
export interface Word {
  readonly text: string;
  readonly strokes: readonly Stroke[];
  /** What is typed after the word, to part it from what follows. */
  readonly space: string;
}

/** Somebody who types a word, and where. */
export interface Typing {
  readonly at: Spot;
  readonly word: Word;
}

/** Two or three people write in one text at one time: who does what. What must hold afterwards is the same for all. */
export interface Scenario {
  readonly name: string;
  readonly text: readonly TextBlock[];
  /** The first person types a word. */
  readonly typing: Typing;
  /** The second person did this before, and all have seen it. */
  readonly before?: Deed & { readonly types?: Word };
  /** The second person does this meanwhile. */
  readonly deed?: Deed;
  /** The others type too: at once with the first, or, when there is a deed, the second person right after it. */
  readonly others?: readonly (Typing | { readonly word: Word })[];
  /** What the first person presses when all is quiet. */
  readonly afterwards?: readonly Act[];
  /** Words of the text, or of `before`, that the second person takes away. */
  readonly removes?: readonly string[];
  /** The second person presses Enter in the middle of the word: after that many letters it is two. */
  readonly cut?: number;
  /** The second person removes what they see of the word: it may go, whole, and is then in its author's journal. */
  readonly mayGo?: boolean;
}

/**
 * How the letters and the deed pass each other: the second person acts having `seen` so many strokes, and the deed arrives when
 * so many are `typed`. With `lettersFirst` what was typed meanwhile arrives before the deed does.
 */
export interface Moment {
  readonly seen: number;
  readonly typed: number;
  readonly lettersFirst?: boolean;
}

const MOMENTS: readonly Moment[] = [
  { seen: 0, typed: 3 },
  { seen: 2, typed: 4 },
  { seen: 2, typed: 4, lettersFirst: true },
  { seen: 3, typed: 3 },
  { seen: 3, typed: 6 },
  { seen: 0, typed: 6, lettersFirst: true },
  { seen: 1, typed: 2 },
  { seen: 6, typed: 6 },
];

/** How many strokes people who write at once make between two exchanges. */
export const STRIDES: readonly number[] = [1, 2, 3, 6];

/** Milliseconds that an update takes from page to page. */
export const DELAYS: readonly number[] = [0, 8, 20, 80];

/**
 * The moments at which a scenario can happen: who acts inside a word has seen it begin, and nobody goes on with a word that they
 * saw being taken away.
 */
export function momentsOf(scenario: Scenario): readonly Moment[] {
  const at = scenario.deed?.at;
  const needed = at && 'inWord' in at ? at.inWord : at && 'afterSeen' in at ? 1 : 0;
  const { length } = scenario.typing.word.strokes;
  return MOMENTS.filter(({ seen, typed }) => seen >= needed && (!scenario.mayGo || typed >= length));
}

/** Whether a scenario means the same by the clock, which does not wait for what somebody has seen before they go on. */
export function isFairByClock({ deed, mayGo }: Scenario): boolean {
  return !mayGo && (!deed || !('afterSeen' in deed.at));
}

/** Whether all type at once, and nobody does anything else. */
export function isTogether(scenario: Scenario): boolean {
  return scenario.deed === undefined;
}
