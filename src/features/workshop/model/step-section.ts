import * as Y from 'yjs';
import { Origin } from '#document/origin';
import { type RecordCollection, recordCollection, type Stored } from '#document/records/record-collection';
import { documentId, type Section } from '#document/section';
import type { WriterRights } from '#document/rights/writer-rights';
import { newId, type DocumentId, type RecordId } from '#shared/ids';
import { type Contribution, contributionSchema, MOST_CHARACTERS } from './contribution';

const ROOT = 'contributions';
const TEXT = 'text';

/** The document of one step: phones that are shown the step receive it, and nothing else of the démarche. */
export function stepDocumentId(step: RecordId): DocumentId {
  return documentId('workshop', step);
}

/** The step that a document belongs to, or undefined when it is not a step's. */
export function stepOfDocument(id: DocumentId): RecordId | undefined {
  const [kind, record] = id.split(':', 2);
  return kind === 'workshop' && record ? record : undefined;
}

/** What was brought at a step. Add with `addContribution`, change words through `contributionText`. */
export function contributionsOf(doc: Y.Doc): RecordCollection<Contribution> {
  return recordCollection(doc, ROOT, contributionSchema);
}

/**
 * Somebody's gesture at a workshop. « Défaire » leaves it alone: an undo would keep in memory, and bring back, words
 * that were taken away.
 */
export const GESTURE = new Origin('local', 'workshop');

/** Adds a contribution whose words several people can change at once. Returns its id. */
export function addContribution(
  doc: Y.Doc,
  contribution: Contribution,
  { id = newId(), origin = GESTURE }: { readonly id?: RecordId; readonly origin?: Origin } = {},
): RecordId {
  const { text, ...fields } = contributionSchema.parse(contribution);
  doc.transact(() => {
    const record = new Y.Map<unknown>(Object.entries(fields));
    record.set(TEXT, new Y.Text(text));
    doc.getMap(ROOT).set(id, record);
  }, origin);
  return id;
}

/** Changes what goes with the words; on a contribution that somebody took away meanwhile, does nothing. */
export function patchContribution(doc: Y.Doc, id: RecordId, change: Partial<Omit<Contribution, 'text'>>): void {
  if (contributionsOf(doc).get(id)) contributionsOf(doc).patch(id, change, GESTURE);
}

/** Takes a contribution away, words and all. */
export function removeContribution(doc: Y.Doc, id: RecordId): void {
  contributionsOf(doc).remove(id, GESTURE);
}

/** Puts back what was taken away, as it was then, under the same id; what came back otherwise is left as it is. */
export function putBackContribution(doc: Y.Doc, { id, ...contribution }: Stored<Contribution>): void {
  if (!contributionsOf(doc).get(id)) addContribution(doc, contribution, { id });
}

/** The words of a contribution, or undefined when it is not there (any more). */
export function contributionText(doc: Y.Doc, id: RecordId): Y.Text | undefined {
  const record = doc.getMap(ROOT).get(id);
  const text = record instanceof Y.Map ? record.get(TEXT) : undefined;
  return text instanceof Y.Text ? text : undefined;
}

/** What a phone may write for a step, in its submission: contributions of its own, under the name, college and table that were said. */
export function contributionRights(author: {
  readonly id: string;
  readonly name: string;
  readonly picture: string;
  readonly college: string;
  readonly table: string;
}): WriterRights {
  const { id, name, picture, college, table } = author;
  return {
    root: ROOT,
    owner: { field: 'author', value: id },
    fixed: [{ author: id, name, picture, college, table }],
    plain: ['kind', 'given', 'files', 'createdAt'],
    texts: [TEXT],
    mostRecords: 200,
    mostCharacters: MOST_CHARACTERS,
  };
}

/** The attachments that go with what is in a document of contributions. */
const filesIn = (doc: Y.Doc) =>
  contributionsOf(doc)
    .list()
    .flatMap(({ files }) => files.map(({ hash }) => hash));

/** What was given at a step. */
export const stepSection: Section = {
  name: 'step',
  kind: 'workshop',
  version: 1,
  migrations: [],
  project: (doc) => ({ contributions: contributionsOf(doc).list() }),
  attachments: filesIn,
  counted: 'contributions',
  withdrawable: [ROOT],
  // A stray from before there were submissions is its author's until it is given.
  *findable(doc, id) {
    for (const { id: record, text, name, given } of contributionsOf(doc).list()) {
      if (given) yield { kind: 'contribution', record, within: stepOfDocument(id) ?? '', title: name, words: text };
    }
  },
};

/** What one author writes at a step before giving it: of the same shape, in a document of its own. */
export const draftSection: Section = {
  name: 'draft',
  kind: 'submission',
  version: 1,
  migrations: [],
  project: () => ({}),
  attachments: filesIn,
  counted: undefined,
  withdrawable: [ROOT],
};

/** Whether this key of a document of contributions was ever a record's, one that was removed since included. */
export function wasUsed(doc: Y.Doc, id: RecordId): boolean {
  return doc.getMap(ROOT)._map.has(id);
}
