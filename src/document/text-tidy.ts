import * as Y from 'yjs';
import { newTextRun, nodeType, type Piece, pieces } from './text-structs';

/**
 * Puts an element's row into the one form that every editor shows alike. Concurrent edits leave runs
 * without text, neighbouring runs of one format, and characters whose run was deleted by somebody who did
 * not see them; Lexical merges or drops these on its own, each editor at its own moment.
 *
 * Idempotent, and safe to run on every side at once: it deletes only markers, never a character, and two
 * markers inserted for the same characters become one at the next pass.
 */
export function tidyElement(element: Y.XmlText): void {
  const edits = tidyEdits(pieces(element));
  for (const edit of edits.reverse()) {
    if (edit.kind === 'drop') element.delete(edit.index, 1);
    else element.insertEmbed(edit.index, newTextRun());
  }
}

/** `tidyElement` for an element and all it holds. */
export function tidyAll(element: Y.XmlText, depth = 0): void {
  tidyElement(element);
  if (depth > 40) return;
  for (const piece of pieces(element)) if (piece.kind === 'type' && piece.type instanceof Y.XmlText) tidyAll(piece.type, depth + 1);
}

/** True when `tidyElement` would change nothing. */
export function isTidy(element: Y.XmlText): boolean {
  return tidyEdits(pieces(element)).length === 0;
}

interface Edit {
  readonly kind: 'drop' | 'open';
  readonly index: number;
}

function tidyEdits(row: readonly Piece[]): Edit[] {
  const edits: Edit[] = [];
  let index = 0;
  let run: Y.Map<unknown> | undefined;
  let inText = false;
  row.forEach((piece, at) => {
    if (piece.kind === 'chars') {
      if (!run) edits.push({ kind: 'open', index });
      run ??= PLAIN;
      inText = true;
    } else if (isTextRun(piece)) {
      const opened = piece.type;
      if (row[at + 1]?.kind !== 'chars') edits.push({ kind: 'drop', index });
      else if (inText && run && sameFormat(run, opened)) edits.push({ kind: 'drop', index });
      else [run, inText] = [opened, false];
    } else {
      [run, inText] = [isForeignRun(piece) ? piece.type : undefined, false];
    }
    index += piece.item.length;
  });
  return edits;
}

/** Stands for the run that this very pass is about to open. */
const PLAIN = new Y.Doc().getMap<unknown>('plain');

type RunPiece = Extract<Piece, { kind: 'type' }> & { readonly type: Y.Map<unknown> };

function isTextRun(piece: Piece): piece is RunPiece {
  return piece.kind === 'type' && piece.type instanceof Y.Map && nodeType(piece.type) === 'text';
}

/** A run of a kind this app does not know: its characters are its own. */
function isForeignRun(piece: Piece): piece is RunPiece {
  return piece.kind === 'type' && piece.type instanceof Y.Map && nodeType(piece.type) !== 'linebreak';
}

function sameFormat(a: Y.Map<unknown>, b: Y.Map<unknown>): boolean {
  return (
    FORMAT_KEYS.every((key) => (a.get(key) ?? DEFAULTS[key]) === (b.get(key) ?? DEFAULTS[key])) && !a.has('__state') && !b.has('__state')
  );
}

const DEFAULTS: Readonly<Record<string, unknown>> = { __format: 0, __style: '', __mode: 0, __detail: 0 };
const FORMAT_KEYS = Object.keys(DEFAULTS);
