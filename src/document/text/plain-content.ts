import * as Y from 'yjs';
import { objectKind } from './flow';

/** One root of a document as plain values: whatever wrote it, known to this app or not. */
export interface PlainRoot {
  readonly root: string;
  readonly value: unknown;
}

/**
 * Every value a document holds, root by root: records as objects, texts as lists of paragraphs. Reads a copy,
 * so that looking at a root of an unknown kind can't decide its kind in the live document.
 */
export function plainContent(doc: Y.Doc): PlainRoot[] {
  const copy = new Y.Doc();
  try {
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    return [...copy.share].map(([root, type]) => ({ root, value: plainValue(type as AnyType) }));
  } finally {
    copy.destroy();
  }
}

type AnyType = Y.ContentType['type'];

function plainValue(value: unknown): unknown {
  if (!(value instanceof Y.AbstractType)) return value instanceof Uint8Array ? undefined : value;
  const type = value as AnyType;
  const fields = Object.fromEntries([...type._map].filter(([, item]) => !item.deleted).map(([key, item]) => [key, lastOf(item)]));
  const row = rowOf(type);
  if (row.length === 0) return fields;
  return Object.keys(fields).length === 0 ? row : [fields, ...row];
}

function isInline(content: Y.Item['content']): boolean {
  return content instanceof Y.ContentType && objectKind(content.type) === 'inline';
}

function isSomething(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
}

function lastOf(item: Y.Item): unknown {
  const content = item.content.getContent();
  return plainValue(content[content.length - 1]);
}

/** What a text or a list holds, in order; characters that touch are one string, across formatted runs. */
function rowOf(type: AnyType): unknown[] {
  const row: unknown[] = [];
  let text = '';
  const flush = () => {
    if (text.trim() !== '') row.push(text);
    text = '';
  };
  for (let item = type._start as Y.Item | null; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (item.content instanceof Y.ContentString) text += item.content.str;
    else {
      // What stands in a line divides no word; everything else ends a paragraph.
      if (!isInline(item.content)) flush();
      row.push(...item.content.getContent().map(plainValue).filter(isSomething));
    }
  }
  flush();
  return row;
}
