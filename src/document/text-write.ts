import * as Y from 'yjs';
import type { TextBlock, TextPart, TextRun } from './text-read';
import { newTextRun } from './text-structs';

/**
 * Writes blocks at the end of a rich text, as Lexical's collaboration (V1) keeps them; the inverse of
 * `readText`. Every property left out has its default. Call it inside a transaction; it is for a text's first
 * content, written once by its creator.
 */
export function writeText(doc: Y.Doc, rootName: string, blocks: readonly TextPart[]): void {
  const root = doc.get(rootName, Y.XmlText) as Y.XmlText;
  for (const block of blocks) writePart(root, block, true);
}

/** A part joins its parent before it is filled: Yjs loses what is written to a type that has no document. */
function writePart(parent: Y.XmlText, part: TextPart, isBlock: boolean): void {
  if ('text' in part) writeRun(parent, part);
  else if ('embed' in part) parent.insertEmbed(parent.length, newEmbed(part, isBlock));
  else writeBlock(parent, part);
}

function writeRun(parent: Y.XmlText, { text, format }: TextRun): void {
  const run = newTextRun();
  run.set('__format', format);
  parent.insertEmbed(parent.length, run);
  parent.insert(parent.length, text);
}

function writeBlock(parent: Y.XmlText, block: TextBlock): void {
  const element = new Y.XmlText();
  parent.insertEmbed(parent.length, element);
  element.setAttribute('__type', block.type);
  const properties = { __tag: block.tag, __listType: block.listType, __url: block.url };
  for (const [name, value] of Object.entries(properties)) if (value) element.setAttribute(name, value);
  for (const child of block.children) writePart(element, child, false);
}

function newEmbed(part: { embed: string; ref: string; label: string }, isBlock: boolean): Y.XmlElement {
  const element = new Y.XmlElement();
  element.setAttribute('__type', isBlock ? 'block-embed' : 'inline-embed');
  element.setAttribute('__kind', part.embed);
  element.setAttribute('__ref', part.ref);
  element.setAttribute('__label', part.label);
  return element;
}
