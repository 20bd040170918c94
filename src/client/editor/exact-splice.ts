import { $getSelection, $isRangeSelection } from 'lexical';

/** One replacement inside a run of text. */
export interface Splice {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * The same change, said where a person made it.
 *
 * Lexical finds an edit by comparing two strings, and « w12 » typed before « w10 » may come out as
 * « 2 w1 » inserted after « w1 ». It reads the same, until somebody else's edit tears the halves apart.
 * Among the equal ways of saying it, this picks the one at the caret, else the one that begins a word.
 */
export function exactSplice(before: string, splice: Splice, caret: number | undefined): Splice {
  const moved = splice.insert ? splice.insert : before.slice(splice.index, splice.index + splice.remove);
  if (!moved || (splice.insert && splice.remove)) return splice;
  const end = (index: number) => (splice.insert ? index + moved.length : index);
  let best: number | undefined;
  for (let index = highest(before, splice, moved), row = rotated(moved, index - splice.index); ; index--) {
    if (end(index) === caret) return at(splice, index, row);
    if (best === undefined && beginsWord(before, index)) best = index;
    if (index === 0 || before[index - 1] !== row.at(-1)) break;
    row = (before[index - 1] ?? '') + row.slice(0, -1);
  }
  return best === undefined ? splice : at(splice, best, rotated(moved, best - splice.index));
}

/** How far right the change can be said. */
function highest(before: string, { index, remove }: Splice, moved: string): number {
  let at = index;
  for (let row = moved; at + remove < before.length && before[at + remove] === row[0]; at++) row = row.slice(1) + row[0];
  return at;
}

function rotated(text: string, by: number): string {
  const shift = ((by % text.length) + text.length) % text.length;
  return text.slice(shift) + text.slice(0, shift);
}

function at({ remove }: Splice, index: number, insert: string): Splice {
  return remove > 0 ? { index, remove, insert: '' } : { index, remove, insert };
}

function beginsWord(before: string, index: number): boolean {
  return index === 0 || /[\s\p{P}]/u.test(before[index - 1] ?? '');
}

/** What the package's text node offers of itself. */
interface TextNodeClass {
  prototype: { _text: string; _key: string; spliceText(index: number, remove: number, insert: string): void };
}

const installed = new WeakSet<object>();

/** Makes every text node of the package say its edits exactly. The class is not exported: it is patched once, here. */
export function installExactSplice(textClass: TextNodeClass): void {
  const { prototype } = textClass;
  if (installed.has(prototype)) return;
  installed.add(prototype);
  const original = prototype.spliceText;
  prototype.spliceText = function (index, remove, insert) {
    const exact = exactSplice(this._text, { index, remove, insert }, caretIn(this._key));
    original.call(this, exact.index, exact.remove, exact.insert);
  };
}

function caretIn(key: string): number | undefined {
  const selection = $getSelection();
  return $isRangeSelection(selection) && selection.isCollapsed() && selection.anchor.key === key ? selection.anchor.offset : undefined;
}
