import type * as Y from 'yjs';
import { ERASURE, IMPORT } from '#document/origin';
import { type CoreAndTable, keptCollection, type KeptRecords } from '#document/records/kept-records';
import { type RecordCollection, recordCollection } from '#document/records/record-collection';
import { documentId, type Repeats, type Section, written } from '#document/section';
import type { DocumentId, RecordId } from '#shared/ids';
import { isSourceKept, type Source, sourceSchema, type StoredSource } from './source';
import { blockText, readContent, type SourceContent } from './source-block';

const SOURCES = 'sources';
const CONTENT = 'source-content';

/** The cards of the sources that one document holds: the core those of all tables, the table document those that stay. */
export function sourcesOf(doc: Y.Doc): RecordCollection<Source> {
  return recordCollection(doc, SOURCES, sourceSchema);
}

/** The cards of the sources that this table has, kept here or not. */
export function sourcesAt(docs: CoreAndTable): RecordCollection<Source> {
  return keptCollection(docs, { root: SOURCES, schema: sourceSchema, isKept: isSourceKept, scope: ['testimony', 'consent'] });
}

const cards = {
  version: 1,
  migrations: [],
  project: (doc: Y.Doc) => ({ sources: sourcesOf(doc).list() }),
  counted: 'sources',
  attachments: (doc: Y.Doc) =>
    sourcesOf(doc)
      .list()
      .flatMap(({ attachmentHash }) => attachmentHash ?? []),
  withdrawable: [SOURCES],
  *findable(doc) {
    for (const source of sourcesOf(doc).list()) {
      const { id, title, author, note, fileName } = source;
      yield { kind: 'source', record: id, text: wordsDocumentId(source), title, words: written(author, note, fileName) };
    }
  },
} satisfies Partial<Section>;

/** The sources' place in the core document. */
export const sourceSection: Section = { ...cards, name: 'sources', kind: 'core' };

/** The sources' place in the document of what stays at a table. */
export const keptSourceSection: Section = { ...cards, name: 'kept-sources', kind: 'table' };

/**
 * Where the words of a source are: a document of their own, written once by who brings the file and never
 * edited. Apart from the core, which everybody loads, and yet a document, which travels to the other tables
 * and into the bundle by the same road as all the others (a file, the original, is fetched by its hash).
 */
export function sourceDocumentId(contentId: string): DocumentId {
  return documentId('text', contentRecord(contentId));
}

/** Where the words of a source are that stays at its table. */
export function keptSourceDocumentId(contentId: string): DocumentId {
  return documentId('table', contentRecord(contentId));
}

/** The document with the words of a source, by how far it goes. */
export function wordsDocumentId(source: StoredSource): DocumentId {
  const id = source.contentId ?? source.id;
  return isSourceKept(source) ? keptSourceDocumentId(id) : sourceDocumentId(id);
}

/** The record of the document with the words of a source. */
export function contentRecord(contentId: string): RecordId {
  return `source-${contentId}`;
}

/** « Cette table seulement », and who was not asked: the card, and with it the words and the original. */
export const keptSources: KeptRecords = {
  root: SOURCES,
  isKept: (record) => {
    const { data } = sourceSchema.safeParse(record);
    return data && isSourceKept(data);
  },
  content: { root: CONTENT, shared: sourceDocumentId, kept: keptSourceDocumentId },
};

/**
 * An original up to this size travels with its words, so that every table has it when the laptop that
 * brought it is gone. A larger one stays an attachment of that laptop (and of the bundles it writes) until somebody
 * at another table asks for it: every host keeps every document in memory.
 */
export const MAX_TRAVELLING_ORIGINAL = 512 * 1024;

/** Writes the words of a new source, once: a document that already holds some is left as it is. */
export function writeSourceContent(doc: Y.Doc, content: SourceContent, original?: Uint8Array): void {
  const root = doc.getMap(CONTENT);
  if (root.has('content')) return;
  doc.transact(() => {
    root.set('content', { blocks: content.blocks, report: content.report });
    if (original && original.byteLength <= MAX_TRAVELLING_ORIGINAL) root.set('original', original);
  }, IMPORT);
}

/** The original that came with the words, if it did. Whoever takes it compares its hash with the card's. */
export function travellingOriginal(doc: Y.Doc): Uint8Array | undefined {
  const bytes: unknown = doc.getMap(CONTENT).get('original');
  return bytes instanceof Uint8Array ? bytes : undefined;
}

const contents = new WeakMap<object, SourceContent>();

/** The words of a source, or undefined while they have not arrived. Never throws on what a peer wrote. */
export function sourceContent(doc: Y.Doc): SourceContent | undefined {
  const value: unknown = doc.getMap(CONTENT).get('content');
  if (typeof value !== 'object' || value === null) return undefined;
  // Written once, so that the same object is always the same words.
  const known = contents.get(value);
  if (known) return known;
  const read = readContent(value);
  contents.set(value, read);
  return read;
}

/** Calls back when the words arrive. The returned function ends it. */
export function onSourceContent(doc: Y.Doc, listener: () => void): () => void {
  const root = doc.getMap(CONTENT);
  root.observe(listener);
  return () => root.unobserve(listener);
}

/** The card has the id that its words were kept under: without it nothing shows them, and they go with the original. */
const wordsOfCard: Repeats = {
  list: (doc, id) => (doc.getMap(CONTENT).size > 0 ? [{ of: cardOf(id) }] : []),
  erase: (doc, withdrawn, id) => {
    if (withdrawn.has(cardOf(id))) doc.transact(() => doc.getMap(CONTENT).clear(), ERASURE);
  },
};

function cardOf(id: DocumentId): RecordId {
  return id.slice(id.indexOf(':') + 1).slice(contentRecord('').length);
}

/** The words of the sources, where lists, exports and the search for what must stay home read them. */
export const sourceContentSection: Section = {
  name: 'source-content',
  kind: 'text',
  version: 1,
  migrations: [],
  project: (doc) => sourceContent(doc) ?? null,
  // The words of a source are counted once, by its card.
  counted: undefined,
  repeats: wordsOfCard,
  *findable(doc, id) {
    const blocks = sourceContent(doc)?.blocks ?? [];
    if (blocks.length > 0) yield { kind: 'source', record: cardOf(id), title: '', words: written(...blocks.map(blockText)) };
  },
};

/** The words of the sources that stay at a table. The table document itself has none of them. */
export const keptContentSection: Section = { ...sourceContentSection, name: 'kept-source-content', kind: 'table' };
