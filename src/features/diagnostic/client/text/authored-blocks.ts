import * as Y from 'yjs';
import type { TextSession } from '#client/editor/text-session';
import { flowOf, objectKind } from '#document/text/flow';
import { isTable, tableRows } from '#document/text/flow-table';
import { authorOf } from '#document/text/text-authors';

/** A stretch of one block written from one college; `''` where nobody signed. */
export interface AuthoredRun {
  readonly key: string;
  readonly text: string;
  readonly college: string;
}

/** A block of a text, cut where the author's college changes. */
export interface AuthoredBlock {
  readonly key: string;
  readonly runs: readonly AuthoredRun[];
}

/** The text of a section, block by block, each stretch with the college of who wrote it. */
export function authoredBlocks(session: TextSession, rootName: string): readonly AuthoredBlock[] {
  return blocksOf(session.doc, flowOf(session.doc, rootName)).filter((block) => block.runs.length > 0);
}

function blocksOf(doc: Y.Doc, flow: Y.Text): AuthoredBlock[] {
  const blocks: AuthoredBlock[] = [];
  let runs: AuthoredRun[] = [];
  const close = (key: string) => {
    blocks.push({ key, runs });
    runs = [];
  };
  for (let item = flow._start; item; item = item.right) {
    const key = `${item.id.client}:${item.id.clock}`;
    if (item.deleted || !item.countable) continue;
    if (item.content instanceof Y.ContentString) addWords(doc, runs, { key, text: item.content.str }, item.id.client);
    else if (item.content instanceof Y.ContentType && objectKind(item.content.type) !== 'inline') {
      close(key);
      blocks.push(...cellBlocks(doc, item.content.type));
    }
  }
  close('end');
  return blocks;
}

function cellBlocks(doc: Y.Doc, object: object): AuthoredBlock[] {
  if (!(object instanceof Y.Map) || !isTable(object)) return [];
  return tableRows(object).flatMap(({ cells }) => cells.flatMap(({ flow }) => blocksOf(doc, flow)));
}

function addWords(doc: Y.Doc, runs: AuthoredRun[], { key, text }: Pick<AuthoredRun, 'key' | 'text'>, client: number): void {
  const college = authorOf(doc, client)?.college ?? '';
  const last = runs.at(-1);
  if (last && last.college === college) runs[runs.length - 1] = { ...last, text: last.text + text };
  else runs.push({ key, text, college });
}
