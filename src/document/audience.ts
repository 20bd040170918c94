import type { DocumentId } from '#shared/ids';
import { documentId, type DocumentKind, documentKind } from './section';

/**
 * Who a document is for; it decides over the whole of its bytes, and no page has anything to hide.
 * - `workspace`: every table of the démarche.
 * - `table`: the computer where it was written: its windows and its own backups, no other table and no file for others.
 * - `submission`: one author and the host it was written at, until what is in it is given.
 *
 * What must be counted elsewhere, or outlive its table, before anybody may read it stands sealed in a document of the
 * workspace (`sealed.ts`).
 */
type Audience = 'workspace' | 'table' | 'submission';

const AUDIENCES: Readonly<Record<DocumentKind, Audience>> = {
  core: 'workspace',
  text: 'workspace',
  workshop: 'workspace',
  inquiry: 'workspace',
  table: 'table',
  submission: 'submission',
};

/**
 * Where a document would be read: in a window of its own computer, on the phone of a guest, or `elsewhere`: at another
 * table (through the hosts or from window to window) or in a file that goes to somebody.
 */
type Reader = { readonly at: 'window' } | { readonly at: 'phone'; readonly guest: string } | { readonly at: 'elsewhere' };

/** A window of this computer. */
export const WINDOW: Reader = { at: 'window' };
/** Another table, or whoever opens a file. */
export const ELSEWHERE: Reader = { at: 'elsewhere' };

/** The author of what is written at this computer for people without a phone: no guest is called so. */
export const HERE = 'here';

/**
 * Whether a document may be handed to a reader, by any way. False for an id of an unknown kind. A phone is handed no
 * document but its own submissions: of all others it is told what its feature says (`SubmissionPart.shown`).
 */
export function mayRead(reader: Reader, id: DocumentId): boolean {
  const kind = documentKind(id);
  const audience = kind && AUDIENCES[kind];
  if (audience === undefined) return false;
  if (reader.at === 'elsewhere') return audience === 'workspace';
  const author = submissionOf(id)?.author;
  if (reader.at === 'window') return audience !== 'submission' || author === HERE;
  return audience === 'submission' && author === reader.guest && author !== HERE;
}

/**
 * Whether no other computer is handed this document, not in a file either. A document of a kind that this app does not know
 * came from another computer, and goes on as it came.
 */
export function isWithheld(id: DocumentId): boolean {
  return documentKind(id) !== undefined && !mayRead(ELSEWHERE, id);
}

/** A document of one author's own, before what is in it is given. */
interface Submission {
  /** The document that what is given goes to. */
  readonly target: DocumentId;
  /** A guest's id, or `HERE`. */
  readonly author: string;
}

/** `submission:workshop.<step>.<author>`: where an author writes what may be given to the document `target`. */
export function submissionId(target: DocumentId, author: string): DocumentId {
  const [kind, record = ''] = target.split(':', 2);
  return documentId('submission', `${kind}.${record}.${author}`);
}

/** What a submission's id says; undefined for any other id. */
export function submissionOf(id: DocumentId): Submission | undefined {
  const [, kind, record, author] = /^submission:([a-z]+)\.([\w-]*)\.([\w-]+)$/u.exec(id) ?? [];
  if (kind === undefined || record === undefined || author === undefined || !documentKind(kind)) return undefined;
  return { target: record === '' ? kind : `${kind}:${record}`, author };
}
