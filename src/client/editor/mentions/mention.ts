import type { ReactNode } from 'react';
import { foldAccents } from '#shared/fold-accents';
import type { EmbedTarget } from '../embeds/embed-nodes.tsx';

/** Something that can be named in a text. */
export interface Mention {
  readonly id: string;
  readonly name: string;
  /** What it is, in a word or two. */
  readonly kind: string;
  readonly icon: ReactNode;
  /** What stands in the text for it. */
  readonly target: EmbedTarget;
}

/** What can be named with these words of its name, the best first; with none, what is likely. */
export type FindMentions = (words: string) => readonly Mention[];

/** Of each kind as many as one looks through. */
const MOST_OF_A_KIND = 5;

/** Those whose name holds these words whatever the accents, those it begins with first, some of each kind. */
export function matchingMentions(all: readonly Mention[], words: string): Mention[] {
  const wanted = foldAccents(words);
  const ranked = all
    .map((mention) => ({ mention, rank: rankOf(foldAccents(mention.name), wanted) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank);
  const counts = new Map<string, number>();
  return ranked.flatMap(({ mention }) => {
    const count = (counts.get(mention.kind) ?? 0) + 1;
    counts.set(mention.kind, count);
    return count <= MOST_OF_A_KIND ? [mention] : [];
  });
}

/** 0 where the name begins with the words, 1 where one of its words does, 2 where it holds them, 3 where not. */
function rankOf(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0;
  const at = name.indexOf(wanted);
  if (at < 0) return 3;
  return /[\p{L}\p{N}]/u.test(name[at - 1] ?? '') ? 2 : 1;
}
