import * as Y from 'yjs';
import { MIGRATION } from '../origin';
import { writeSameEverywhere } from '../same-everywhere';
import type { SharedType } from './text-structs';
import type { TextPart } from './text-read';
import { writeText } from './text-write';

/**
 * Texts as the first version kept them: one `Y.XmlText` per element, each holding rows of a `Y.Map` that opens a run of
 * formatted text, the characters of that run, and inner elements. They are read once, to become a flow.
 *
 * Writes the flow by a replica whose number follows from what is written, so that two computers which both do it to the
 * same text end with one text; then empties the old one, or what is erased later would stay there. Does nothing when the
 * old text is empty. Words that an older app wrote meanwhile become blocks of their own, before or after the others.
 */
export function flattenText(doc: Y.Doc, nestedRoot: string, flowRoot: string): void {
  const nested = doc.get(nestedRoot, Y.XmlText) as Y.XmlText;
  if (nested.length === 0) return;
  const parts = readParts(nested, 0);
  doc.transact(() => {
    if (parts.length > 0) writeSameEverywhere(doc, [flowRoot, parts], (scratch) => writeText(scratch, flowRoot, parts));
    nested.delete(0, nested.length);
  }, MIGRATION);
}

/** Forgets what the first version noted of splits and merges: its letters are gone. */
export function forgetTrace(doc: Y.Doc): void {
  const trace = doc.getArray('trace');
  if (trace.length > 0) trace.delete(0, trace.length);
}

const MAX_DEPTH = 40;

function readParts(element: Y.XmlText, depth: number): TextPart[] {
  if (depth > MAX_DEPTH) return [];
  const parts: TextPart[] = [];
  let format = 0;
  for (let item = element._start as Y.Item | null; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { content } = item;
    if (content instanceof Y.ContentString) addText(parts, content.str, format);
    else if (content instanceof Y.ContentType && content.type instanceof Y.Map) {
      if (content.type.get('__type') === 'linebreak') addText(parts, '\n', format);
      else format = Number(content.type.get('__format') ?? 0) || 0;
    } else if (content instanceof Y.ContentType) parts.push(...readType(content.type as SharedType, depth));
  }
  return parts;
}

function addText(parts: TextPart[], text: string, format: number): void {
  const last = parts.at(-1);
  if (last && 'text' in last && last.format === format) parts[parts.length - 1] = { text: last.text + text, format };
  else parts.push({ text, format });
}

function readType(type: SharedType, depth: number): TextPart[] {
  const word = (name: string) => {
    const value: unknown = type instanceof Y.XmlText || type instanceof Y.XmlElement ? type.getAttribute(name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  if (type instanceof Y.XmlElement) return [{ embed: word('__kind') ?? '', ref: word('__ref') ?? '', label: word('__label') ?? '' }];
  if (!(type instanceof Y.XmlText)) return [];
  const checked: unknown = type.getAttribute('__checked');
  const block = {
    type: word('__type') ?? 'paragraph',
    tag: word('__tag'),
    listType: word('__listType'),
    url: word('__url'),
    ...(typeof checked === 'boolean' && { checked }),
    children: readParts(type, depth + 1),
  };
  return [block];
}
