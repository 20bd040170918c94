import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { projectDocument } from '#document/section';
import { partText } from '#document/text/text-read';
import { actorsOf, relationsOf } from '#features/actor-map/model/actor-map-section';
import { CONSENT_SCOPES } from '#features/diagnostic/model/diagnostic-records';
import { chapterEmbeds, chaptersOf, partRoot, readChapter, testimoniesOf } from '#features/diagnostic/model/diagnostic-section';
import { locateQuote } from '#features/diagnostic/model/source-citation';
import { contentRecord, sourceContent, sourcesOf } from '#features/diagnostic/model/source-section';
import { experimentRecords } from '#features/experiment/model/experiment-section';
import { models, sections } from '#features/model';
import { collegesOf } from '#features/people/model/people-section';
import { isPicture } from '#features/people/model/person';
import { contributionsOf } from '#features/workshop/model/step-section';
import { kindsOf, stepsOf, tablesOf, workshopsOf } from '#features/workshop/model/workshop-section';
import { sampleDocuments, sampleSchema, writeSample } from '#features/workspace/model/sample';

const sample = sampleSchema.parse(JSON.parse(readFileSync('resources/sample/les-tilleuls.json', 'utf8')));
const partOf = (feature: string) => sample[feature] as Readonly<Record<string, readonly unknown[]>>;

function writtenSample() {
  const core = new Y.Doc();
  writeSample(models, sample, core, 1);
  const documents = sampleDocuments(models, sample, core, 1).map(({ kind, record, write }) => {
    const doc = new Y.Doc();
    doc.transact(() => write(doc));
    return { kind, record, doc };
  });
  return { core, documents };
}

test('every part of the file is some feature’s', () => {
  const { about: _, ...parts } = sample;
  expect(Object.keys(parts)).toEqual(models.map(({ name }) => name).filter((name) => name !== 'methods'));
});

test('every record of the sample passes its schema, and every reference finds what it names', () => {
  const { core } = writtenSample();
  const actors = new Set(
    actorsOf(core)
      .list()
      .map((actor) => actor.id),
  );
  for (const relation of relationsOf(core).list()) expect([actors.has(relation.from), actors.has(relation.to)]).toEqual([true, true]);
  const { actions, loops, experiments, indicators } = experimentRecords(core);
  expect(actions.list()).toHaveLength(partOf('experiment').actions?.length ?? 0);
  for (const action of actions.list()) {
    expect(action.actorIds.every((id) => actors.has(id))).toBe(true);
    expect([experiments.get(action.experimentId) !== undefined, loops.get(action.loopId) !== undefined]).toEqual([true, true]);
  }
  expect(indicators.list().every((indicator) => indicator.baseline !== undefined && indicator.target !== undefined)).toBe(true);
  expect(
    testimoniesOf(core)
      .list()
      .every((one) => chaptersOf(core).get(one.chapterId) !== undefined),
  ).toBe(true);
  expect(
    projectDocument(
      core,
      sections.filter((section) => section.kind === 'core'),
    ),
  ).toBeTruthy();
});

test('the texts of the sample read back with their mentions, figures and testimonies named', () => {
  const texts = writtenSample().documents.filter(({ doc }) => doc.getText(partRoot('findings')).length > 0);
  expect(texts).toHaveLength(partOf('diagnostic').chapters?.length ?? 0);
  for (const { doc } of texts) {
    const parts = readChapter(doc);
    expect(parts.findings.length).toBeGreaterThan(0);
    const words = Object.values(parts).flat().map(partText).join('\n');
    expect(words).not.toMatch(/[@#!~]\[|\*\*|undefined/u);
  }
});

test('the words that the sample cites stand in the source that they are cited from', () => {
  const { core, documents } = writtenSample();
  const cited = documents.flatMap(({ doc }) => chapterEmbeds(doc)).filter(({ kind }) => kind === 'citation');
  expect(cited.length).toBeGreaterThan(0);
  for (const { ref, map } of cited) {
    const source = sourcesOf(core).get(ref);
    const words = documents.find(({ record }) => record === contentRecord(source?.id ?? ''));
    const blocks = words && sourceContent(words.doc)?.blocks;
    expect(locateQuote(blocks ?? [], { block: 0, quote: String(map.get('label')) })).toBeDefined();
  }
});

test('somebody agreed to each scope there is, and every testimony is cited', () => {
  const { documents } = writtenSample();
  const testimonies = partOf('diagnostic').testimonies as readonly { readonly id: string; readonly consent: string }[];
  expect(new Set(testimonies.map(({ consent }) => consent))).toEqual(new Set(CONSENT_SCOPES));
  const cited = documents.flatMap(({ doc }) => chapterEmbeds(doc)).flatMap(({ kind, ref }) => (kind === 'testimony' ? ref : []));
  expect(new Set(cited)).toEqual(new Set(testimonies.map(({ id }) => id)));
});

test('the workshop of the sample: every contribution was asked for, from a college and a table that exist', () => {
  const { core, documents } = writtenSample();
  const steps = stepsOf(core).list();
  expect(steps.every(({ workshop }) => workshopsOf(core).get(workshop))).toBe(true);
  let brought = 0;
  for (const { record, doc } of documents.filter(({ kind }) => kind === 'workshop')) {
    const step = stepsOf(core).get(record);
    for (const { kind, college, table, picture, text, given } of contributionsOf(doc).list()) {
      brought++;
      expect([step && kindsOf(step).some((one) => one === kind), given, text !== '']).toEqual([true, true, true]);
      expect([collegesOf(core).get(college) !== undefined, tablesOf(core).get(table) !== undefined]).toEqual([true, true]);
      expect(picture === '' || isPicture(picture)).toBe(true);
    }
  }
  expect(brought).toBe(partOf('workshop').contributions?.length);
});
