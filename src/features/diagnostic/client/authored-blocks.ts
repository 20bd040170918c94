import * as Y from 'yjs';
import type { TextSession } from '#client/editor/text-session';
import { authorOf } from '#document/text-authors';
import { nodeType, pieces } from '#document/text-structs';

/** A stretch of one block written from one college; `''` where nobody signed. */
export interface AuthoredRun {
  readonly key: string;
  readonly text: string;
  readonly college: string;
}

export interface AuthoredBlock {
  readonly key: string;
  readonly runs: readonly AuthoredRun[];
}

/** The text of a section, block by block, each stretch with the college of who wrote it first. */
export function authoredBlocks(session: TextSession, rootName: string): readonly AuthoredBlock[] {
  const blocks: AuthoredBlock[] = [];
  visit(session, session.doc.get(rootName, Y.XmlText) as Y.XmlText, blocks, 0);
  return blocks.filter((block) => block.runs.length > 0);
}

function visit(session: TextSession, element: Y.XmlText, blocks: AuthoredBlock[], depth: number): AuthoredRun[] {
  const runs: AuthoredRun[] = [];
  if (depth > 40) return runs;
  for (const piece of pieces(element)) {
    if (piece.kind === 'chars') addChars(session, piece.item, piece.text, runs);
    else if (piece.kind === 'type' && piece.type instanceof Y.XmlText) {
      const inner = visit(session, piece.type, blocks, depth + 1);
      if (nodeType(piece.type) === 'link') runs.push(...inner);
      else blocks.push({ key: `${piece.item.id.client}:${piece.item.id.clock}`, runs: inner });
    }
  }
  return runs;
}

/** One item may be copied from several people: it is cut where the author changes. */
function addChars(session: TextSession, item: Y.Item, text: string, runs: AuthoredRun[]): void {
  const { client, clock } = item.id;
  let start = 0;
  let college = collegeAt(session, client, clock);
  for (let at = 1; at <= text.length; at++) {
    const next = at < text.length ? collegeAt(session, client, clock + at) : undefined;
    if (next === college) continue;
    const last = runs.at(-1);
    const piece = text.slice(start, at);
    if (last && last.college === college) runs[runs.length - 1] = { ...last, text: last.text + piece };
    else runs.push({ key: `${client}:${clock + start}`, text: piece, college });
    start = at;
    if (next !== undefined) college = next;
  }
}

function collegeAt(session: TextSession, client: number, clock: number): string {
  return authorOf(session.doc, session.trace, { client, clock })?.college ?? '';
}
