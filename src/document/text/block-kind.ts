import type * as Y from 'yjs';

/** What kind of block an end makes of the words before it. */
export interface BlockKind {
  /** `paragraph`, `heading`, `quote`, `listitem`; another one comes from a newer app and is shown as a paragraph. */
  readonly type: string;
  /** Of a heading: `h1` to `h6`. */
  readonly tag?: string | undefined;
  /** Of a list item: `bullet`, `number` or `check`, how deep it stands (0 and more), and whether it is ticked. */
  readonly list?: string | undefined;
  readonly indent?: number | undefined;
  readonly checked?: boolean | undefined;
  /** Of a numbered item that begins a list of its own: its number. Undefined where it goes on with the items above, or begins at 1. */
  readonly start?: number | undefined;
}

/** What a block is of which nothing else is said. */
export const PARAGRAPH: BlockKind = { type: 'paragraph' };

const FIELDS = ['type', 'tag', 'list', 'indent', 'checked', 'start'] as const;

/** Deeper lists than people make; what a peer says beyond it is brought back. */
const MAX_INDENT = 20;

/** No list of people begins further. */
const MAX_START = 9999;

/** Reads an end; words that nothing ends are a paragraph. */
export function readBlockKind(end: Y.Map<unknown> | undefined): BlockKind {
  const type = wordAt(end, 'type');
  if (!end || type === undefined || type === 'paragraph') return PARAGRAPH;
  if (type === 'heading') return { type, tag: tagOf(wordAt(end, 'tag')) };
  if (type !== 'listitem') return { type };
  const indent = Number(end.get('indent') ?? 0);
  const list = listOf(wordAt(end, 'list'));
  return {
    type,
    list,
    indent: Number.isInteger(indent) ? Math.min(Math.max(indent, 0), MAX_INDENT) : 0,
    checked: list === 'check' ? end.get('checked') === true : undefined,
    start: list === 'number' ? startOf(end.get('start')) : undefined,
  };
}

/** Writes what differs between two kinds; fields that are as a paragraph has them are left out. */
export function writeBlockKind(end: Y.Map<unknown>, kind: BlockKind, before: BlockKind = PARAGRAPH): void {
  for (const field of FIELDS) {
    const value = stored(kind, field);
    if (value === stored(before, field)) continue;
    if (value === undefined) end.delete(field);
    else end.set(field, value);
  }
}

/** Whether two kinds are the same to a reader: a field that is missing counts as its default. */
export function sameKind(a: BlockKind, b: BlockKind): boolean {
  return a === b || FIELDS.every((field) => stored(a, field) === stored(b, field));
}

/** What a reader takes for granted is not written. */
const DEFAULTS: ReadonlySet<unknown> = new Set(['paragraph', 'bullet', 0, false]);

function stored(kind: BlockKind, field: (typeof FIELDS)[number]): unknown {
  const value = kind[field];
  return DEFAULTS.has(value) ? undefined : value;
}

function startOf(start: unknown): number | undefined {
  return Number.isInteger(start) && Number(start) >= 0 && Number(start) <= MAX_START ? Number(start) : undefined;
}

function tagOf(tag: string | undefined): string {
  return tag !== undefined && /^h[1-6]$/u.test(tag) ? tag : 'h3';
}

function listOf(list: string | undefined): string {
  return list === 'number' || list === 'check' ? list : 'bullet';
}

function wordAt(map: Y.Map<unknown> | undefined, field: string): string | undefined {
  const value = map?.get(field);
  return typeof value === 'string' ? value : undefined;
}
