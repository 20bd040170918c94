import type { Binding } from '@lexical/yjs';
import * as Y from 'yjs';
import { nodeType, type Piece, pieces, type SharedType } from '#document/text-structs';
import { installExactSplice } from './exact-splice';
import { NEWER_TYPE } from './newer-node';

/**
 * Lexical's own bookkeeping of a shared text (one collab node per shared type), built here from the text
 * itself instead of from deltas. The package patches its nodes delta by delta and drops or deletes what it
 * did not expect: characters whose run was removed, types it does not know. Building them from the row
 * each time has no history to be wrong about, and costs the length of the element that changed.
 */
export type CollabElement = Binding['root'];
export type CollabChild = CollabElement['_children'][number];

type Ctor<T, A extends unknown[]> = new (...args: A) => T;
type CollabText = Extract<CollabChild, { _map: unknown; _text: string }>;
type CollabDecorator = Extract<CollabChild, { _xmlElem: unknown }>;
type CollabLineBreak = Exclude<CollabChild, CollabText | CollabDecorator | CollabElement>;

interface CollabClasses {
  readonly Element: Ctor<CollabElement, [Y.XmlText, CollabElement | null, string]>;
  readonly Text: Ctor<CollabText, [Y.Map<unknown>, string, CollabElement, string]>;
  readonly Decorator: Ctor<CollabDecorator, [Y.XmlElement, CollabElement, string]>;
  readonly LineBreak: Ctor<CollabLineBreak, [Y.Map<unknown>, CollabElement]>;
}

let classes: CollabClasses | undefined;

/** The package does not export its node classes; it gives one of each when asked to read a small text. */
export function collabClasses(binding: Binding): CollabClasses {
  if (classes) return classes;
  const scratch = new Y.Doc().get('scratch', Y.XmlText) as Y.XmlText;
  const decorator = new Y.XmlElement();
  decorator.setAttribute('__type', 'text');
  const [text, line] = [new Y.Map([['__type', 'text']]), new Y.Map([['__type', 'linebreak']])];
  for (const type of [decorator, line, text]) scratch.insertEmbed(0, type);
  const Element = binding.root.constructor as CollabClasses['Element'];
  const root = new Element(scratch, null, 'root');
  root.applyChildrenYjsDelta(binding, scratch.toDelta());
  const [first, second, third] = root._children;
  classes = {
    Element,
    Text: first?.constructor as CollabClasses['Text'],
    LineBreak: second?.constructor as CollabClasses['LineBreak'],
    Decorator: third?.constructor as CollabClasses['Decorator'],
  };
  installExactSplice(classes.Text);
  return classes;
}

/** Makes the children of a collab node say what its shared text says now, keeping those that stay. */
export function rebuildChildren(binding: Binding, element: CollabElement): void {
  const next: CollabChild[] = [];
  let text: CollabText | undefined;
  for (const piece of pieces(element._xmlText)) {
    if (piece.kind === 'chars' && text) {
      text._text += piece.text;
      continue;
    }
    const child = childFor(binding, element, piece);
    text = isText(child) ? child : undefined;
    if (text) text._text = '';
    next.push(child);
  }
  element._children = next;
}

function isText(child: CollabChild): child is CollabText {
  return '_text' in child;
}

function childFor(binding: Binding, parent: CollabElement, piece: Piece): CollabChild {
  const known = piece.kind === 'type' ? cached(piece.type) : undefined;
  if (known) return known;
  const { Element, Text, LineBreak } = collabClasses(binding);
  const type = piece.kind === 'type' ? nodeType(piece.type) : undefined;
  if (piece.kind !== 'type' || !type || !isRenderable(binding, parent, piece.type)) return placeholder(binding, parent, piece);
  if (piece.type instanceof Y.XmlText) return remember(piece.type, selfBuilding(new Element(piece.type, parent, type)));
  if (piece.type instanceof Y.XmlElement) return remember(piece.type, new (collabClasses(binding).Decorator)(piece.type, parent, type));
  const map = piece.type as Y.Map<unknown>;
  return remember(map, type === 'linebreak' ? new LineBreak(map, parent) : new Text(map, '', parent, type));
}

/** The package fills a new element by delta; ours fills itself from its row. */
function selfBuilding(element: CollabElement): CollabElement {
  element.applyChildrenYjsDelta = (binding) => rebuildChildren(binding, element);
  return element;
}

const MAX_DEPTH = 40;

/**
 * True when this app can show the type: its kind is registered, a run of text stands in a line and not
 * between blocks, and what it holds is no deeper than a person could have made it.
 */
export function isRenderable(binding: Binding, parent: CollabElement, type: SharedType): boolean {
  const kind = nodeType(type);
  if (!kind || !binding.editor._nodes.has(kind) || kind === NEWER_TYPE || kind === 'root') return false;
  if (type instanceof Y.Map) return parent._type !== 'root';
  if (type instanceof Y.XmlElement) return true;
  if (!(type instanceof Y.XmlText) || depthOf(type) > MAX_DEPTH) return false;
  return pieces(type).every((piece) => piece.kind !== 'type' || !(piece.type instanceof Y.Map) || isKnownRun(binding, piece.type));
}

function isKnownRun(binding: Binding, run: SharedType): boolean {
  const kind = nodeType(run);
  return kind !== undefined && binding.editor._nodes.has(kind);
}

function depthOf(type: SharedType): number {
  let depth = 0;
  for (let parent = type.parent; parent; parent = parent.parent) depth++;
  return depth;
}

/**
 * Stands for what this app can't show: takes its place in the row, is drawn as a notice, and never writes.
 * The content stays as it is for the newer app that wrote it.
 */
function placeholder(binding: Binding, parent: CollabElement, piece: Piece): CollabChild {
  const { Decorator } = collabClasses(binding);
  const shared = new Y.XmlElement();
  const child = new Decorator(shared, parent, NEWER_TYPE);
  child.getSize = () => piece.item.length;
  child.syncPropertiesFromLexical = () => {};
  child.syncPropertiesFromYjs = () => {};
  child.syncSlotsFromLexical = () => {};
  child.syncSlotsFromYjs = () => {};
  if (piece.kind === 'type') child.getSharedType = () => piece.type as unknown as Y.XmlElement;
  child.destroy = (from) => {
    from.collabNodeMap.delete(child._key);
  };
  return piece.kind === 'type' ? remember(piece.type, child) : child;
}

interface WithCollabNode {
  _collabNode?: CollabChild | undefined;
}

function cached(type: SharedType): CollabChild | undefined {
  return (type as WithCollabNode)._collabNode;
}

function remember<C extends CollabChild>(type: SharedType, child: C): C {
  (type as WithCollabNode)._collabNode = child;
  return child;
}

/** Forgets the bookkeeping cached on a text and all it holds: the next binding starts from the text alone. */
export function forgetCollabNodes(type: SharedType, depth = 0): void {
  delete (type as WithCollabNode)._collabNode;
  if (depth > MAX_DEPTH + 2) return;
  for (let item = type._start as Y.Item | null; item; item = item.right) {
    if (item.content instanceof Y.ContentType) forgetCollabNodes(item.content.type as SharedType, depth + 1);
  }
}
