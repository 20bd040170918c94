import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { projectDocument } from '#document/section';
import { actorsOf, relationsOf } from '#features/actor-map/model/actor-map-section';
import { chaptersOf, readChapter, testimoniesOf } from '#features/diagnostic/model/diagnostic-section';
import { experimentRecords } from '#features/experiment/model/experiment-section';
import { sections } from '#features/model';
import { readSample } from '#features/workspace/host/sample-file';
import { writeSampleChapter, writeSampleRecords, writeSampleStep } from '#features/workspace/host/sample-records';
import { collegesOf, seedColleges } from '#features/people/model/people-section';
import { isPicture } from '#features/people/model/person';
import { contributionsOf } from '#features/workshop/model/step-section';
import { kindsOf, stepsOf, tablesOf, workshopsOf } from '#features/workshop/model/workshop-section';
import { partText } from '#document/text/text-read';

async function writtenSample() {
  const sample = await readSample('resources');
  const core = new Y.Doc();
  writeSampleRecords(core, sample, 1);
  return { sample, core };
}

test('every record of the sample passes its schema, and every reference finds what it names', async () => {
  const { sample, core } = await writtenSample();
  const actors = new Set(
    actorsOf(core)
      .list()
      .map((actor) => actor.id),
  );
  for (const relation of relationsOf(core).list()) expect([actors.has(relation.from), actors.has(relation.to)]).toEqual([true, true]);
  const { actions, loops, experiments, indicators } = experimentRecords(core);
  expect(actions.list()).toHaveLength(sample.actions.length);
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

test('the texts of the sample read back with their mentions, figures and testimonies named', async () => {
  const { sample } = await writtenSample();
  for (const chapter of sample.chapters) {
    const text = new Y.Doc();
    text.transact(() => writeSampleChapter(text, sample, chapter.id));
    const parts = readChapter(text);
    expect(parts.findings.length).toBeGreaterThan(0);
    const words = Object.values(parts).flat().map(partText).join('\n');
    expect(words).not.toMatch(/[@#!]\[|\*\*|undefined/u);
  }
});

test('the workshop of the sample: every contribution was asked for, from a college and a table that exist', async () => {
  const { sample, core } = await writtenSample();
  seedColleges(core);
  const steps = stepsOf(core).list();
  expect(steps.every(({ workshop }) => workshopsOf(core).get(workshop))).toBe(true);
  let brought = 0;
  for (const step of steps) {
    const doc = new Y.Doc();
    writeSampleStep(doc, sample, step.id, 1);
    for (const { kind, college, table, picture, text, given } of contributionsOf(doc).list()) {
      brought++;
      expect([kindsOf(step).includes(kind), given, text !== '']).toEqual([true, true, true]);
      expect([collegesOf(core).get(college) !== undefined, tablesOf(core).get(table) !== undefined]).toEqual([true, true]);
      expect(picture === '' || isPicture(picture)).toBe(true);
    }
  }
  expect(brought).toBe(sample.contributions.length);
});
