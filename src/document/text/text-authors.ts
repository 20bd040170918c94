import type * as Y from 'yjs';
import { LOCAL } from '../origin';

/** Who a client of this text was: the id of a person, and the college they spoke from. */
export interface TextAuthor {
  readonly personId: string;
  readonly college: string;
}

const ROOT = 'authors';

/** Signs this client's edits. Ids only: a name never enters a key or a text. Writing the same twice is nothing. */
export function signEdits(doc: Y.Doc, author: TextAuthor): void {
  const authors = doc.getMap<unknown>(ROOT);
  const key = String(doc.clientID);
  const known = readAuthor(authors.get(key));
  if (known?.personId === author.personId && known.college === author.college) return;
  doc.transact(() => authors.set(key, { p: author.personId, c: author.college }), LOCAL);
}

/** Who a client was, by what it signed; undefined when it signed nothing. */
export function authorOf(doc: Y.Doc, client: number): TextAuthor | undefined {
  return readAuthor(doc.getMap<unknown>(ROOT).get(String(client)));
}

function readAuthor(value: unknown): TextAuthor | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { p, c } = value as { p?: unknown; c?: unknown };
  return typeof p === 'string' && typeof c === 'string' ? { personId: p, college: c } : undefined;
}
