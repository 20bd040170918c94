import { sha256 } from '@noble/hashes/sha2.js';
import type * as Y from 'yjs';
import { partText, type TextBlock, type TextPart } from '#document/text/text-read';
import { figureLabel } from '../figure-label';
import { type Chapter, MAX_VALIDATED_PASSAGES } from '../diagnostic-records';
import { CHAPTER_PARTS, figuresOf, readChapter, testimoniesOf } from '../diagnostic-section';

/** A paragraph, an item or a row of a chapter: its words, and a mark that another wording does not have. */
export interface Passage {
  readonly words: string;
  readonly mark: string;
}

/** What a chapter's text became since a college agreed. */
export interface TextChange {
  /** What stands there now and did not then: new passages, and those that were reworded. */
  readonly added: readonly string[];
  /** How many passages are no longer there as they were. */
  readonly gone: number;
}

/**
 * What a chapter says now, passage by passage, its title and question first. A figure says its number and a testimony its
 * words, as the core has them, so that changing one changes the passage it stands in.
 */
export function passagesOf(core: Y.Doc, chapter: Pick<Chapter, 'title' | 'question'>, text: Y.Doc): readonly Passage[] {
  const read = readChapter(text);
  const title = [chapter.title, chapter.question].filter(Boolean).join(' ');
  const passages = CHAPTER_PARTS.flatMap((part) => read[part].flatMap(partedPassages).map((block) => [part, block] as const));
  return [
    { words: title, mark: markOf(title) },
    ...passages.flatMap(([part, block]) => {
      const words = wordsOf(core, block).trim();
      return words === '' ? [] : [{ words, mark: markOf(`${part} ${words}`) }];
    }),
  ].slice(0, MAX_VALIDATED_PASSAGES);
}

/** What changed since passages were validated; undefined when nothing did. Where a passage stands does not matter. */
export function changeSince(validated: readonly string[], now: readonly Passage[]): TextChange | undefined {
  const left = new Map<string, number>();
  for (const mark of validated) left.set(mark, (left.get(mark) ?? 0) + 1);
  const added: string[] = [];
  for (const { mark, words } of now) {
    const count = left.get(mark) ?? 0;
    if (count === 0) added.push(words);
    else left.set(mark, count - 1);
  }
  const gone = [...left.values()].reduce((sum, count) => sum + count, 0);
  return added.length === 0 && gone === 0 ? undefined : { added, gone };
}

function partedPassages(part: TextPart): readonly TextPart[] {
  return 'children' in part && ['list', 'listitem', 'table'].includes(part.type) && part.children.some(isBlock)
    ? part.children.flatMap(partedPassages)
    : [part];
}

function isBlock(part: TextPart): part is TextBlock {
  return 'children' in part && part.type !== 'link' && part.type !== 'autolink';
}

/** Looks do not count: what is bold today was agreed on yesterday. */
function wordsOf(core: Y.Doc, part: TextPart): string {
  if ('text' in part) return part.text;
  if ('children' in part) return part.children.map((child) => wordsOf(core, child)).join(part.type === 'tablerow' ? ' | ' : '');
  const figure = part.embed === 'figure' ? figuresOf(core).get(part.ref) : undefined;
  if (figure) return figureLabel(figure);
  const testimony = part.embed === 'testimony' ? testimoniesOf(core).get(part.ref) : undefined;
  return testimony?.words ?? partText(part);
}

/** Sixteen signs tell a few thousand passages apart, and nobody reads the words in them. */
function markOf(words: string): string {
  const digest = sha256(new TextEncoder().encode(words.replace(/\s+/gu, ' ')));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
