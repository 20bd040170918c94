import { type BlockKind, PARAGRAPH, sameKind } from '#document/text/block-kind';
import { type FlowPiece, type Look, PLAIN, sameLook } from '#document/text/flow';

/**
 * A block as the editor and the flow both say it, so that the two can be compared. In `text` each object is one sign,
 * `OBJECT`, and `objects` names them in order; `looks` covers the text without a gap.
 */
export interface BlockContent {
  /** `object` for a block that is an object itself: then `text` is empty and `objects` names it alone. */
  readonly kind: BlockKind | 'object';
  readonly text: string;
  readonly looks: readonly LookRun[];
  readonly objects: readonly object[];
}

/** A look, and for how many characters it holds. */
export interface LookRun extends Look {
  readonly length: number;
}

/** Where an object stands: no character, Unicode keeps it out of texts. */
export const OBJECT = '\uFFFE';
/** Where a block ends: no character either. */
export const END = '\uFFFF';

/** A block in which nothing is written. */
export const EMPTY_PARAGRAPH: BlockContent = { kind: PARAGRAPH, text: '', looks: [], objects: [] };

/** Builds a content piece by piece. */
export function contentBuilder(kind: BlockKind) {
  let text = '';
  const looks: LookRun[] = [];
  const objects: object[] = [];
  const cover = (length: number, look: Look) => {
    const last = looks.at(-1);
    if (last && sameLook(last, look)) looks[looks.length - 1] = { ...last, length: last.length + length };
    else looks.push({ format: look.format, link: look.link, length });
  };
  const addText = (words: string, look: Look) => {
    if (words === '') return;
    text += words;
    cover(words.length, look);
  };
  return {
    /** Words as somebody typed them; a break of the line looks like what stands before it. */
    addText: (words: string, look: Look) => {
      if (!/[\n\uFFFE\uFFFF]/u.test(words)) return addText(words, look);
      for (const part of words.replace(/[\uFFFE\uFFFF]/gu, '\uFFFD').split(/(\n+)/u)) {
        addText(part, part.startsWith('\n') ? (looks.at(-1) ?? PLAIN) : look);
      }
    },
    addObject: (object: object) => {
      text += OBJECT;
      objects.push(object);
      cover(1, looks.at(-1) ?? PLAIN);
    },
    done: (): BlockContent => ({ kind, text, looks, objects }),
  };
}

/** A block of words of the flow. */
export function contentOfPieces(kind: BlockKind, pieces: readonly FlowPiece[]): BlockContent {
  const builder = contentBuilder(kind);
  for (const piece of pieces) {
    if ('text' in piece) builder.addText(piece.text, piece);
    else builder.addObject(piece.ref);
  }
  return builder.done();
}

/** The content of a block that is one object: a picture, a table. */
export function contentOfObject(object: object): BlockContent {
  return { kind: 'object', text: '', looks: [], objects: [object] };
}

/** Words and objects, whatever they look like. */
export function sameWords(a: BlockContent, b: BlockContent): boolean {
  return a.text === b.text && a.objects.length === b.objects.length && a.objects.every((object, index) => object === b.objects[index]);
}

/** Whether two contents would be drawn alike. */
export function sameContent(a: BlockContent, b: BlockContent): boolean {
  if (a === b) return true;
  if (!sameWords(a, b) || a.looks.length !== b.looks.length) return false;
  if (a.kind === 'object' || b.kind === 'object') return a.kind === b.kind;
  return sameKind(a.kind, b.kind) && a.looks.every((run, index) => isSameRun(run, b.looks[index]));
}

function isSameRun(a: LookRun, b: LookRun | undefined): boolean {
  return b !== undefined && a.length === b.length && sameLook(a, b);
}

/** The runs that cover characters `from` to `to`. */
export function looksBetween(looks: readonly LookRun[], from: number, to: number): LookRun[] {
  const found: LookRun[] = [];
  let at = 0;
  for (const run of looks) {
    const length = Math.min(at + run.length, to) - Math.max(at, from);
    if (length > 0) found.push({ ...run, length });
    at += run.length;
  }
  return found;
}
