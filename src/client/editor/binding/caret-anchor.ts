import { $isTableNode } from '@lexical/table';
import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isRootNode,
  type ElementNode,
  type LexicalNode,
  type PointType,
} from 'lexical';
import * as Y from 'yjs';
import type { CharId } from '#document/text/text-structs';
import { lengthOf } from './block-changes';
import { $editorPoint, $flowPlace, type EditorPoint, type FlowPlace } from './caret-place';
import type { FlowView, Shown } from './flow-view';
import { grownBy, type OthersWord, othersWordAt } from './word-end';

/** Two relative positions, as others draw a caret from them. */
export interface Caret {
  readonly anchorPos: Y.RelativePosition;
  readonly focusPos: Y.RelativePosition;
}

/**
 * A place in a flow in terms that outlive everybody's edits: after the same sign, so that what others write at one's
 * caret comes after it and never into one's word; at the start of a block, the start of the block that holds the same
 * sign, so that a block somebody else puts before it is not mistaken for it.
 */
interface Anchor {
  readonly flow: Y.Text;
  readonly before: Y.RelativePosition;
  /** Behind letters of a word that somebody else may still be writing: the caret stays behind what comes. */
  readonly othersWord: OthersWord | undefined;
  readonly atStart: Y.RelativePosition | undefined;
}

/** Where a selection stands, to be found again once others' edits are drawn. */
export interface SelectionAnchor {
  readonly anchor: Anchor;
  readonly focus: Anchor;
}

/** Notes where the selection is; call it while the flow is what the editor shows. */
export function $anchorSelection(shown: Shown): SelectionAnchor | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return undefined;
  const anchor = $anchorOf(shown, selection.anchor);
  const focus = $anchorOf(shown, selection.focus);
  return anchor && focus && { anchor, focus };
}

function $anchorOf(shown: Shown, point: PointType): Anchor | undefined {
  const place = $flowPlace(shown, point);
  if (!place) return undefined;
  const { view, index } = place;
  return {
    flow: view.flow,
    before: Y.createRelativePositionFromTypeIndex(view.flow, index, -1),
    othersWord: othersWordAt(view.flow, index),
    atStart: isBlockStart(view, index) ? Y.createRelativePositionFromTypeIndex(view.flow, index, 0) : undefined,
  };
}

/** Words that nothing ends share a place with what follows them: that is their end. */
function isBlockStart(view: FlowView, index: number): boolean {
  let start = 0;
  let isShared = false;
  for (const block of view.shown) {
    if (start >= index) break;
    start += lengthOf(block);
    isShared = !block.hasEnd;
  }
  return start === index && !isShared;
}

/** Puts the selection back. `whereIs` follows signs that were written again elsewhere. */
export function $restoreSelection(shown: Shown, doc: Y.Doc, noted: SelectionAnchor | undefined, whereIs: (id: CharId) => CharId): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  for (const side of ['anchor', 'focus'] as const) {
    const point = noted && $pointOf(shown, doc, noted[side], whereIs);
    if (point) $set(selection[side], point);
    else $setBeside(selection[side]);
  }
}

/** Puts the caret behind what an undo brought back; it stays where it is when that place is not shown. */
export function $moveCaret(shown: Shown, doc: Y.Doc, place: Y.RelativePosition): void {
  const selection = $getSelection();
  const point = $remotePoint(shown, doc, place);
  if (!$isRangeSelection(selection) || !point || !$getNodeByKey(point.key)?.isAttached()) return;
  for (const side of ['anchor', 'focus'] as const) $set(selection[side], point);
}

/** What held the caret is gone, a row of a table say: it goes behind the outermost element that held that. */
function $setBeside(point: PointType): void {
  const node = $getNodeByKey(point.key);
  const top = node?.isAttached() ? $childOfRoot(node) : null;
  const line = top?.getNextSibling() ?? null;
  if ($isElementNode(line) && !$isTableNode(line)) point.set($firstLine(line).getKey(), 0, 'element');
  else point.set('root', top ? top.getIndexWithinParent() + 1 : 0, 'element');
}

/** A list holds items, and they hold the words. */
function $firstLine(element: ElementNode): ElementNode {
  const first = element.getFirstChild();
  return $isElementNode(first) && !first.isInline() ? $firstLine(first) : element;
}

/** A row or a cell is a root to what it holds: only the one of the editor is meant. */
function $childOfRoot(node: LexicalNode): LexicalNode | null {
  const parent = node.getParent();
  return $isRootNode(parent) || !parent ? node : $childOfRoot(parent);
}

function $set(point: PointType, { key, offset, type }: EditorPoint): void {
  if (point.key !== key || point.offset !== offset || point.type !== type) point.set(key, offset, type);
}

function $pointOf(shown: Shown, doc: Y.Doc, anchor: Anchor, whereIs: (id: CharId) => CharId): EditorPoint | undefined {
  const place = placeOf(shown, doc, anchor, whereIs);
  const point = place && $editorPoint(place);
  // The flow of a cell that went with its table is still known, and shown nowhere.
  return point && $getNodeByKey(point.key)?.isAttached() ? point : undefined;
}

function placeOf(shown: Shown, doc: Y.Doc, anchor: Anchor, whereIs: (id: CharId) => CharId): FlowPlace | undefined {
  const start = anchor.atStart && Y.createAbsolutePositionFromRelativePosition(anchor.atStart, doc);
  const startView = start && viewOfFlow(shown, start.type);
  if (startView && isAlive(doc, anchor.atStart)) return { view: startView, index: blockStart(startView, start.index) };
  const moved = anchor.before.item && whereIs(anchor.before.item);
  const before = moved ? new Y.RelativePosition(null, null, Y.createID(moved.client, moved.clock), -1) : anchor.before;
  const found = Y.createAbsolutePositionFromRelativePosition(before, doc);
  const view = found ? viewOfFlow(shown, found.type) : undefined;
  if (!found || !view) return undefined;
  const grown = anchor.othersWord ? grownBy(doc, anchor.before, anchor.othersWord) : 0;
  return { view, index: found.index + grown };
}

function isAlive(doc: Y.Doc, position: Y.RelativePosition | undefined): boolean {
  if (!position?.item) return false;
  const struct = Y.getItem(doc.store, position.item);
  return struct instanceof Y.Item && !struct.deleted;
}

/** Where the block begins that holds a sign. */
function blockStart(view: FlowView, index: number): number {
  let start = 0;
  for (const block of view.shown) {
    const next = start + lengthOf(block);
    if (index < next) return start;
    start = next;
  }
  return index;
}

function viewOfFlow(shown: Shown, type: unknown): FlowView | undefined {
  for (const view of shown.views.values()) if (view.flow === type) return view;
  return undefined;
}

/** The selection as others draw it; null when there is none. */
export function $caret(shown: Shown): Caret | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const [anchorPos, focusPos] = [$position(shown, selection.anchor), $position(shown, selection.focus)];
  return anchorPos && focusPos ? { anchorPos, focusPos } : null;
}

function $position(shown: Shown, point: PointType): Y.RelativePosition | undefined {
  const place = $flowPlace(shown, point);
  return place && Y.createRelativePositionFromTypeIndex(place.view.flow, place.index, -1);
}

/** Where somebody's caret is in this editor; undefined when it is in another text. */
export function $remotePoint(shown: Shown, doc: Y.Doc, position: Y.RelativePosition): EditorPoint | undefined {
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc);
  const view = found && viewOfFlow(shown, found.type);
  return found && view ? $editorPoint({ view, index: found.index }) : undefined;
}
