import type { Binding } from '@lexical/yjs';
import { $getRoot, $isElementNode, $isTextNode, type LexicalEditor, type LexicalNode } from 'lexical';
import * as Y from 'yjs';
import { nodeType, pieces } from '#document/text-structs';
import { type CollabElement, isRenderable } from './collab-nodes';
import { NEWER_TYPE } from './newer-node';

/**
 * Two descriptions of one section in one notation: what the editor shows, and what the text alone says it
 * should show. The second one uses nothing of the binding but its list of known types, so that a fault of
 * the binding can't hide in both.
 */
type Part = { readonly open: string; readonly parts: readonly Part[] } | { readonly text: string; readonly format: unknown };

/** What the editor shows. */
export function describeEditor(editor: LexicalEditor): string {
  return editor.getEditorState().read(() => write(lexicalPart($getRoot())));
}

/** What the section's text says. */
export function describeText(binding: Binding): string {
  return write({ open: 'root', parts: sharedParts(binding, binding.root, binding.root._xmlText) });
}

function lexicalPart(node: LexicalNode): Part {
  if ($isTextNode(node)) return { text: node.getTextContent(), format: node.getFormat() };
  if (!$isElementNode(node)) return { open: node.getType(), parts: [] };
  return { open: node.getType(), parts: node.getChildren().map(lexicalPart) };
}

function sharedParts(binding: Binding, parent: Pick<CollabElement, '_type'>, element: Y.XmlText): Part[] {
  const parts: Part[] = [];
  let run: { text: string; format: unknown } | undefined;
  for (const piece of pieces(element)) {
    if (piece.kind === 'chars' && run) {
      run.text += piece.text;
      continue;
    }
    run = undefined;
    const type = piece.kind === 'type' ? nodeType(piece.type) : undefined;
    if (piece.kind !== 'type' || !type || !isRenderable(binding, parent as CollabElement, piece.type))
      parts.push({ open: NEWER_TYPE, parts: [] });
    else if (piece.type instanceof Y.Map && type !== 'linebreak') {
      run = { text: '', format: piece.type.get('__format') ?? 0 };
      parts.push(run);
    } else if (piece.type instanceof Y.XmlText) parts.push({ open: type, parts: sharedParts(binding, { _type: type }, piece.type) });
    else parts.push({ open: type, parts: [] });
  }
  return parts;
}

function write(part: Part): string {
  if ('text' in part) return `${JSON.stringify(part.text)}${part.format || ''}`;
  return `${part.open}[${joined(part.parts).map(write).join(' ')}]`;
}

/** Neighbouring runs of one format are one, and an empty run is none. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if ('text' in part && part.text === '') continue;
    if (last && 'text' in last && 'text' in part && last.format === part.format)
      result[result.length - 1] = { text: last.text + part.text, format: last.format };
    else result.push(part);
  }
  return result;
}
