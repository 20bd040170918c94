import { $getAnchorAndFocusForUserState, type Binding, type UserState } from '@lexical/yjs';
import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type NodeKey,
  type PointType,
  type RangeSelection,
} from 'lexical';
import * as Y from 'yjs';
import { type CharId, pieces, positionOf } from '#document/text-structs';
import type { TextSession } from './text-session';

/** A caret in terms that outlive edits: relative positions, and the character before it. */
export interface CaretAnchor {
  readonly anchorPos: UserState['anchorPos'];
  readonly focusPos: UserState['focusPos'];
  readonly before: CharId | undefined;
}

export const NO_CARET: CaretAnchor = { anchorPos: null, focusPos: null, before: undefined };

/** Takes note of a caret while the text is still the one it was set in. */
export function caretAnchor(doc: Y.Doc, state: UserState): CaretAnchor {
  const { anchorPos, focusPos } = state;
  return { anchorPos, focusPos, before: focusPos ? charBefore(doc, focusPos) : undefined };
}

function charBefore(doc: Y.Doc, position: Y.RelativePosition): CharId | undefined {
  const at = Y.createAbsolutePositionFromRelativePosition(position, doc);
  if (!at || !(at.type instanceof Y.XmlText)) return undefined;
  let index = 0;
  let found: CharId | undefined;
  for (const piece of pieces(at.type)) {
    if (index >= at.index) break;
    const reach = Math.min(piece.item.length, at.index - index);
    if (piece.kind === 'chars') found = { client: piece.item.id.client, clock: piece.item.id.clock + reach - 1 };
    index += piece.item.length;
  }
  return found;
}

/**
 * Puts the caret back where it was in the text, after others' edits were drawn: after the same character,
 * or after its copy when a split or a merge moved it.
 */
export function $followSelection(session: TextSession, binding: Binding, caret: CaretAnchor): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || binding.editor.isComposing()) return;
  const { doc } = session;
  const anchor = followed(session, caret.anchorPos);
  const focus = followed(session, caret.focusPos);
  const found = anchor && focus ? $getAnchorAndFocusForUserState(binding, stateOf(anchor, focus)) : undefined;
  if (found?.anchorKey && found.focusKey && $isShown(found.anchorKey) && $isShown(found.focusKey)) {
    $setPoint(selection.anchor, found.anchorKey, found.anchorOffset);
    $setPoint(selection.focus, found.focusKey, found.focusOffset);
    return;
  }
  const before = caret.before && session.trace.resolve(caret.before);
  const place = before && positionOf(doc, before);
  if (place && $collapseTo(binding, selection, Y.createRelativePositionFromTypeIndex(place.element, place.index + 1))) return;
  if (!$isShown(selection.anchor.key) || !$isShown(selection.focus.key)) $collapseNearby(selection);
}

function followed(session: TextSession, position: Y.RelativePosition | null): Y.RelativePosition | undefined {
  if (!position) return undefined;
  if (!position.item) return position;
  const target = session.trace.resolve(position.item);
  const place = target && positionOf(session.doc, target);
  return place ? Y.createRelativePositionFromTypeIndex(place.element, place.index, position.assoc) : position;
}

function stateOf(anchorPos: Y.RelativePosition, focusPos: Y.RelativePosition): UserState {
  return { anchorPos, focusPos, color: '', focusing: true, name: '', awarenessData: {} };
}

function $collapseTo(binding: Binding, selection: RangeSelection, position: Y.RelativePosition): boolean {
  const { focusKey, focusOffset } = $getAnchorAndFocusForUserState(binding, stateOf(position, position));
  if (!focusKey || !$isShown(focusKey)) return false;
  $setPoint(selection.anchor, focusKey, focusOffset);
  $setPoint(selection.focus, focusKey, focusOffset);
  return true;
}

function $collapseNearby(selection: RangeSelection): void {
  const point = [selection.anchor, selection.focus].find((one) => $isShown(one.key));
  if (point) {
    $setPoint(selection.anchor, point.key, point.offset);
    $setPoint(selection.focus, point.key, point.offset);
  } else {
    $setPoint(selection.anchor, 'root', 0);
    $setPoint(selection.focus, 'root', 0);
  }
}

function $isShown(key: NodeKey): boolean {
  return $getNodeByKey(key)?.isAttached() ?? false;
}

function $setPoint(point: PointType, key: NodeKey, offset: number): void {
  const node = $getNodeByKey(key);
  if (!node) return;
  if ($isTextNode(node)) {
    const at = Math.min(offset, node.getTextContentSize());
    if (point.key !== key || point.offset !== at) point.set(key, at, 'text');
  } else if ($isElementNode(node)) point.set(key, Math.min(offset, node.getChildrenSize()), 'element');
  else point.set(node.getParentOrThrow().getKey(), node.getIndexWithinParent(), 'element');
}
