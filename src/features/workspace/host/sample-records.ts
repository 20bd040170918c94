import type * as Y from 'yjs';
import { IMPORT } from '#document/origin';
import type { RecordCollection } from '#document/record-collection';
import { writeText } from '#document/text/text-write';
import { accessPathsOf, actorsOf, blindSpotsOf, circlesOf, relationsOf } from '#features/actor-map/model/actor-map-section';
import { newRelation } from '#features/actor-map/model/relation';
import { CHAPTER_PARTS, chaptersOf, figuresOf, notesOf, partRoot, testimoniesOf } from '#features/diagnostic/model/diagnostic-section';
import { setValidation } from '#features/diagnostic/model/validation';
import { experimentRecords } from '#features/experiment/model/experiment-section';
import { peopleOf } from '#features/people/model/people-section';
import { contributionSchema } from '#features/workshop/model/contribution';
import { addContribution } from '#features/workshop/model/step-section';
import { stepsOf, tablesOf, workshopsOf } from '#features/workshop/model/workshop-section';
import { formatQuantity } from '#shared/quantity';
import type { Sample } from './sample-file';
import { readSampleText } from './sample-text';

type Fields = Readonly<Record<string, unknown>>;

/** Fills the core document of the sample démarche. */
export function writeSampleRecords(core: Y.Doc, sample: Sample, now: number): void {
  writeAll(peopleOf(core), sample.people, now);
  writeAll(circlesOf(core), sample.circles, now);
  writeAll(actorsOf(core), sample.actors, now);
  for (const [index, [from, type, to, label]] of sample.relations.entries()) {
    relationsOf(core).create(newRelation(from, to, type, now + index, label ? { label } : {}), { origin: IMPORT });
  }
  writeAll(accessPathsOf(core), sample.accessPaths, now);
  writeAll(blindSpotsOf(core), sample.blindSpots, now);
  writeDiagnostic(core, sample, now);
  writeExperiments(core, sample, now);
  writeAll(workshopsOf(core), sample.workshops, now);
  writeAll(stepsOf(core), sample.steps, now);
  writeAll(tablesOf(core), sample.tables, now);
}

/** Fills the text of one chapter of the sample. */
export function writeSampleChapter(text: Y.Doc, sample: Sample, chapterId: string): void {
  const chapter = sample.chapters.find((one) => one.id === chapterId);
  for (const part of CHAPTER_PARTS) writeText(text, partRoot(part), readSampleText(chapter?.parts[part] ?? [], labels(sample)));
}

/** Fills the document of one step of the sample's workshop with what people brought. */
export function writeSampleStep(doc: Y.Doc, sample: Sample, stepId: string, now: number): void {
  const brought = sample.contributions.filter(({ step }) => step === stepId);
  for (const [index, fields] of brought.entries()) {
    const author = `${stepId}-${index}`;
    addContribution(doc, contributionSchema.parse({ author, given: true, createdAt: now + index, ...fields }), { origin: IMPORT });
  }
}

function writeDiagnostic(core: Y.Doc, sample: Sample, now: number): void {
  const chapters = sample.chapters.map(({ id, title, question }, order) => ({ id, title, question, order }));
  writeAll(chaptersOf(core), chapters, now);
  writeAll(testimoniesOf(core), sample.testimonies.map(inChapter), now);
  writeAll(figuresOf(core), sample.figures.map(inChapter), now);
  writeAll(notesOf(core), sample.notes.map(inChapter), now);
  for (const [chapterId, collegeId] of sample.validations) setValidation(core, { chapterId, collegeId, by: '' }, true, now);
}

function writeExperiments(core: Y.Doc, sample: Sample, now: number): void {
  const records = experimentRecords(core);
  writeAll(records.experiments, sample.experiments, now);
  writeAll(records.loops, sample.loops, now);
  writeAll(records.actions, sample.actions, now);
  writeAll(records.indicators, sample.indicators, now);
  writeAll(records.observations, sample.observations, now);
  writeAll(records.journal, sample.journal, now);
  const findings = sample.findings.map(({ chapter, ...fields }) => ({ ...fields, textId: chapter, blockId: 'findings' }));
  writeAll(records.findings, findings, now);
  writeAll(records.commitments, sample.commitments, now);
}

function inChapter<T extends { readonly chapter: string }>({ chapter, ...fields }: T): Fields {
  return { ...fields, chapterId: chapter };
}

/** Each collection checks what it is given; ids of the file are kept, so that its references hold. */
function writeAll<T extends object>(collection: RecordCollection<T>, records: readonly Fields[], now: number): void {
  for (const [index, { id, ...fields }] of records.entries()) {
    const options = typeof id === 'string' ? { id, origin: IMPORT } : { origin: IMPORT };
    collection.create({ createdAt: now + index, ...fields } as unknown as T, options);
  }
}

function labels(sample: Sample) {
  return (kind: string, ref: string): string => {
    if (kind === 'actor') return String(sample.actors.find((actor) => actor.id === ref)?.name ?? '');
    if (kind === 'testimony') return String(sample.testimonies.find((one) => one.id === ref)?.words ?? '');
    const figure = sample.figures.find((one) => one.id === ref);
    return figure ? `${formatQuantity(figure.quantity)} ${String(figure.about)}` : 'Carte des acteurs';
  };
}
