import type * as Y from 'yjs';
import { readBlockKind, sameKind } from '#document/text/block-kind';
import { type FlowBlock, type FlowPiece, objectKind, readFlow, sameLook } from '#document/text/flow';
import { type BlockContent, contentOfObject, contentOfPieces } from './block-content';

/** A block of the flow, and the same in the terms of the editor. */
export interface ReadBlock {
  readonly block: FlowBlock;
  readonly content: BlockContent;
}

/** What each end was last read as. */
export type LastRead = WeakMap<Y.Map<unknown>, ReadBlock>;

/** Reads a flow. A block that says what it said the last time has the very same content, so that it is known at a glance. */
export function readBlocks(flow: Y.Text, last: LastRead): ReadBlock[] {
  return readFlow(flow).map((block) => {
    const { end } = block;
    const known = end && last.get(end);
    if (known && saysTheSame(known, block)) return known;
    const read = { block, content: contentOfFlowBlock(block) };
    if (end) last.set(end, read);
    return read;
  });
}

/** A block of the flow in the terms of the editor. */
export function contentOfFlowBlock({ end, pieces }: FlowBlock): BlockContent {
  if (end && objectKind(end) === 'block') return contentOfObject(end);
  return contentOfPieces(readBlockKind(end), pieces);
}

function saysTheSame({ block, content }: ReadBlock, { end, pieces }: FlowBlock): boolean {
  const isObject = end !== undefined && objectKind(end) === 'block';
  if (content.kind === 'object' || isObject) return content.kind === 'object' && isObject;
  if (block.pieces.length !== pieces.length || !sameKind(content.kind, readBlockKind(end))) return false;
  return pieces.every((piece, index) => samePiece(piece, block.pieces[index]));
}

function samePiece(a: FlowPiece, b: FlowPiece | undefined): boolean {
  if (!b) return false;
  if ('text' in a) return 'text' in b && a.text === b.text && sameLook(a, b);
  return 'ref' in b && a.ref === b.ref;
}
