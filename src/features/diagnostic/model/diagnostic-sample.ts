import * as Y from 'yjs';
import { z } from 'zod';
import type { SampleDocument, SamplePart } from '#document/feature-model';
import { sampleQuantity, writeSampleRecords } from '#document/records/sample-records';
import { writeText } from '#document/text/text-write';
import { actorsOf } from '#features/actor-map/model/actor-map-section';
import { testimonyEmbed } from './embed-targets';
import { figureLabel } from './figure-label';
import { CHAPTER_PARTS, chaptersOf, figuresOf, keptTestimonies, notesOf, partRoot, testimoniesOf } from './diagnostic-section';
import { contentRecord, sourcesOf, writeSourceContent } from './source-section';
import { type LabelOf, readSampleText } from './sample-text';
import { passagesOf } from './validation/validated-text';
import { setValidation } from './validation/validation';

const id = z.string();
const lines = z.array(z.string());
const sampleSchema = z.object({
  figures: z.array(z.looseObject({ id, chapter: id, quantity: sampleQuantity })),
  testimonies: z.array(z.looseObject({ id, chapter: id })),
  /** `words` are the text that was read: `## title`, and paragraphs. */
  sources: z.array(z.looseObject({ id, words: lines })),
  chapters: z.array(
    z.object({
      id,
      title: z.string(),
      question: z.string(),
      /** In the notation of `readSampleText`. */
      parts: z.object({ stakes: lines, findings: lines, testimonies: lines, leads: lines }),
    }),
  ),
  /** Chapter and college. */
  validations: z.array(z.tuple([id, id])),
  notes: z.array(z.looseObject({ chapter: id })),
});

/** The diagnostic of the sample: its records in the core, and a text for each chapter. */
export const diagnosticSample: SamplePart = {
  write(core, part, now) {
    const sample = sampleSchema.parse(part);
    const chapters = sample.chapters.map(({ id: chapter, title, question }, order) => ({ id: chapter, title, question, order }));
    writeSampleRecords(chaptersOf(core), chapters, now);
    writeSampleRecords(testimoniesOf(core), sample.testimonies.filter((one) => !staysHere(one)).map(inChapter), now);
    writeSampleRecords(figuresOf(core), sample.figures.map(inChapter), now);
    writeSampleRecords(sourcesOf(core), sample.sources.map(cardOf), now);
    writeSampleRecords(notesOf(core), sample.notes.map(inChapter), now);
    for (const [chapterId, collegeId] of sample.validations) {
      const chapter = sample.chapters.find((one) => one.id === chapterId);
      const passages = chapter && passagesOf(core, chapter, draftOf(core, chapter));
      setValidation(core, { chapterId, collegeId, by: '', how: 'together', passages }, true, now);
    }
  },
  documents(core, part, now) {
    const { chapters, testimonies, sources } = sampleSchema.parse(part);
    const texts = chapters.map(
      (chapter): SampleDocument => ({ kind: 'text', record: chapter.id, write: (text) => writeChapter(core, chapter, text) }),
    );
    const kept = testimonies.filter(staysHere).map(inChapter);
    const read = sources.map(
      (source): SampleDocument => ({
        kind: 'text',
        record: contentRecord(source.id),
        write: (words) => writeSourceContent(words, { blocks: source.words.map(sourceBlock), report: [] }),
      }),
    );
    return [...texts, ...read, { kind: 'table', record: '', write: (table) => writeSampleRecords(testimoniesOf(table), kept, now) }];
  },
};

type SampleChapter = z.output<typeof sampleSchema>['chapters'][number];

function writeChapter(core: Y.Doc, { parts }: SampleChapter, text: Y.Doc): void {
  for (const name of CHAPTER_PARTS) writeText(text, partRoot(name), readSampleText(parts[name], labelsIn(core)));
}

/** A text as it will be written, for what is said of it before. */
function draftOf(core: Y.Doc, chapter: SampleChapter): Y.Doc {
  const text = new Y.Doc();
  text.transact(() => writeChapter(core, chapter, text));
  return text;
}

/** The card of a source, without its words: they are in a document of their own. */
function cardOf({ words, ...card }: z.output<typeof sampleSchema>['sources'][number]): Readonly<Record<string, unknown>> {
  return { ...card, excerpt: words.map(sourceBlock).find(({ kind }) => kind === 'paragraph')?.text ?? '' };
}

function sourceBlock(line: string) {
  const title = /^## (.+)$/u.exec(line)?.[1];
  return title === undefined ? { kind: 'paragraph' as const, text: line } : { kind: 'heading' as const, level: 2, text: title };
}

function staysHere(testimony: object): boolean {
  return keptTestimonies.isKept(testimony) === true;
}

function inChapter<T extends { readonly chapter: string }>({ chapter, ...fields }: T): Readonly<Record<string, unknown>> {
  return { ...fields, chapterId: chapter };
}

/** The words that an embed bears beside what it points to. */
function labelsIn(core: Y.Doc): LabelOf {
  return (kind, ref) => {
    if (kind === 'actor') return actorsOf(core).get(ref)?.name ?? '';
    if (kind === 'testimony') return testimonyEmbed(ref).label;
    const figure = figuresOf(core).get(ref);
    return figure ? figureLabel(figure) : 'Carte des acteurs';
  };
}
