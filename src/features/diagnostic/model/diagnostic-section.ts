import type * as Y from 'yjs';
import { ERASURE } from '#document/origin';
import { type CoreAndTable, keptCollection, type KeptRecords } from '#document/records/kept-records';
import { type RecordCollection, recordCollection } from '#document/records/record-collection';
import { documentId, type Findable, type Repeats, type Section, written } from '#document/section';
import { flowOf, type WriterOf } from '#document/text/flow';
import { embedsIn } from '#document/text/flow-embeds';
import { flattenText, forgetTrace } from '#document/text/nested-text';
import { partText, readText, type TextBlock } from '#document/text/text-read';
import type { DocumentId, RecordId } from '#shared/ids';
import { orderedChapters } from './chapters/chapter-order';
import {
  type Chapter,
  chapterSchema,
  type Figure,
  figureSchema,
  isTestimonyKept,
  type LearntWord,
  learntWordSchema,
  LONGEST_WORD,
  type Note,
  noteSchema,
  type Testimony,
  testimonySchema,
  type Validation,
  validationSchema,
} from './diagnostic-records';

/** The parts each chapter is written in: stakes → findings → testimonies and figures → leads. */
export const CHAPTER_PARTS = ['stakes', 'findings', 'testimonies', 'leads'] as const;
/** One part of a chapter, in the order it is read. */
export type ChapterPart = (typeof CHAPTER_PARTS)[number];

/** Each part is a root of its own in the chapter's text, so that an edit in one can't reach another. */
export function partRoot(part: ChapterPart): string {
  return `flow:${part}`;
}

/** The first version kept the parts of a chapter as nested elements, under other names. */
function flattenParts(doc: Y.Doc): void {
  for (const part of CHAPTER_PARTS) flattenText(doc, `section:${part}`, partRoot(part));
  forgetTrace(doc);
}

/** The document that holds a chapter's text. */
export function chapterDocument(chapterId: RecordId): DocumentId {
  return documentId('text', chapterId);
}

/** All chapters, those that were put aside too, oldest first; `orderedChapters` gives those that stand. */
export function chaptersOf(core: Y.Doc): RecordCollection<Chapter> {
  return recordCollection(core, 'chapters', chapterSchema);
}

const TESTIMONIES = 'testimonies';

/**
 * The testimonies that one document holds, of all chapters: the core those of all tables, the table document those that
 * stay. One that is removed from both is withdrawn: it leaves the log and the backups too.
 */
export function testimoniesOf(doc: Y.Doc): RecordCollection<Testimony> {
  return recordCollection(doc, TESTIMONIES, testimonySchema);
}

/** The testimonies that this table has, kept here or not. */
export function testimoniesAt(docs: CoreAndTable): RecordCollection<Testimony> {
  return keptCollection(docs, { root: TESTIMONIES, schema: testimonySchema, isKept: isTestimonyKept, scope: ['consent'] });
}

/** « Cette table seulement ». */
export const keptTestimonies: KeptRecords = {
  root: TESTIMONIES,
  isKept: (record) => {
    const { data } = testimonySchema.safeParse(record);
    return data && isTestimonyKept(data);
  },
};

/** The figures of all chapters. */
export function figuresOf(core: Y.Doc): RecordCollection<Figure> {
  return recordCollection(core, 'figures', figureSchema);
}

/** Which colleges agree with which chapters. Create them under `validationId`. */
export function validationsOf(core: Y.Doc): RecordCollection<Validation> {
  return recordCollection(core, 'validations', validationSchema);
}

/** The remarks in the margins of all chapters. */
export function notesOf(core: Y.Doc): RecordCollection<Note> {
  return recordCollection(core, 'chapter-notes', noteSchema);
}

/** The words that the group added to the dictionary of its démarche. */
export function learntWordsOf(core: Y.Doc): RecordCollection<LearntWord> {
  return recordCollection(core, 'learnt-words', learntWordSchema);
}

/** Adds a word, in whatever capitals, to the dictionary of the démarche; learnt at two tables, it is there once. */
export function learnWord(core: Y.Doc, word: string, createdAt: number): void {
  const [learnt, id] = [learntWordsOf(core), word.toLocaleLowerCase('fr')];
  if (id === '' || id.length > LONGEST_WORD || learnt.get(id)) return;
  learnt.create({ word, createdAt }, { id });
}

/** One college's stand on one chapter has one id, so that two members who give it give it once. */
export function validationId(chapterId: RecordId, collegeId: RecordId): RecordId {
  return `${chapterId}-${collegeId}`;
}

/** The text of a chapter as plain blocks, part by part; with `writerOf` each stretch says whose it is. */
export function readChapter(text: Y.Doc, writerOf?: WriterOf): Readonly<Record<ChapterPart, readonly TextBlock[]>> {
  const parts = CHAPTER_PARTS.map((part): [ChapterPart, readonly TextBlock[]] => [part, readText(text, partRoot(part), writerOf)]);
  return Object.fromEntries(parts) as Record<ChapterPart, readonly TextBlock[]>;
}

/** A testimony that was taken from a contribution goes with it. */
const quotedContributions: Repeats = {
  list: (core) =>
    testimoniesOf(core)
      .list()
      .flatMap(({ id, contributionId }) => (contributionId === undefined ? [] : { of: contributionId, as: id })),
  erase: (core, withdrawn) => {
    const testimonies = testimoniesOf(core);
    for (const { id, contributionId } of testimonies.list()) {
      if (contributionId !== undefined && withdrawn.has(contributionId)) testimonies.remove(id, ERASURE);
    }
  },
};

/** Everything that a chapter's text shows from elsewhere, in the order of its parts. */
export function chapterEmbeds(text: Y.Doc) {
  return CHAPTER_PARTS.flatMap((part) => embedsIn(flowOf(text, partRoot(part))));
}

/** An embed keeps some words of what it points to: they go, and it stays as « une parole retirée ». */
const embedLabels: Repeats = {
  list: (text) => chapterEmbeds(text).flatMap(({ map, ref }) => (map.get('label') ? { of: ref } : [])),
  erase: (text, withdrawn) =>
    text.transact(() => {
      for (const { map, ref } of chapterEmbeds(text)) if (withdrawn.has(ref) && map.get('label')) map.set('label', '');
    }, ERASURE),
};

function* findableOf(core: Y.Doc): Generator<Findable, void, void> {
  for (const { id, title, question } of chaptersOf(core).list()) yield { kind: 'chapter', record: id, title, words: question };
  yield* findableTestimonies(core);
  for (const { id, about, source, chapterId } of figuresOf(core).list()) {
    yield { kind: 'figure', record: id, within: chapterId, title: about, words: source };
  }
  for (const { id, words, by, chapterId } of notesOf(core).list()) {
    yield { kind: 'remark', record: id, within: chapterId, title: by, words };
  }
}

function* findableTestimonies(doc: Y.Doc): Generator<Findable, void, void> {
  for (const { id, words, label, chapterId } of testimoniesOf(doc).list()) {
    yield { kind: 'testimony', record: id, within: chapterId, title: label, words };
  }
}

/** The words of a chapter, under the title that the core document gives it. */
function* findableText(text: Y.Doc, id: DocumentId): Generator<Findable, void, void> {
  const blocks = CHAPTER_PARTS.flatMap((part) => readText(text, partRoot(part)));
  if (blocks.length > 0) {
    yield { kind: 'chapter', record: id.slice(id.indexOf(':') + 1), title: '', words: written(...blocks.map(partText)) };
  }
}

/** The diagnostic's outline and records in the core document. */
export const diagnosticSection: Section = {
  name: 'diagnostic',
  kind: 'core',
  version: 1,
  migrations: [],
  project: (doc) => ({
    chapters: orderedChapters(chaptersOf(doc).list()),
    testimonies: testimoniesOf(doc).list(),
    figures: figuresOf(doc).list(),
    validations: validationsOf(doc).list(),
    learntWords: learntWordsOf(doc).list(),
  }),
  counted: 'passages',
  published: ['chapters'],
  withdrawable: [TESTIMONIES],
  repeats: quotedContributions,
  findable: findableOf,
};

/** The testimonies that stay at a table. */
export const keptTestimonySection: Section = {
  name: 'kept-testimonies',
  kind: 'table',
  version: 1,
  migrations: [],
  project: (doc) => ({ testimonies: testimoniesOf(doc).list() }),
  counted: undefined,
  withdrawable: [TESTIMONIES],
  repeats: quotedContributions,
  findable: findableTestimonies,
};

/** A chapter's text. */
export const chapterTextSection: Section = {
  name: 'chapter-text',
  kind: 'text',
  version: 2,
  migrations: [() => {}, flattenParts],
  adopt: flattenParts,
  project: (text) => readChapter(text),
  counted: 'passages',
  attachments: (text) => chapterEmbeds(text).flatMap(({ kind, ref }) => (kind === 'picture' ? ref : [])),
  repeats: embedLabels,
  findable: findableText,
};
