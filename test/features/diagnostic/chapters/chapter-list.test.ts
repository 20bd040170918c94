import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addChapter, moveChapter, putChapterAside, putChapterBack } from '#features/diagnostic/model/chapters/chapter-list';
import { chaptersAside, orderedChapters } from '#features/diagnostic/model/chapters/chapter-order';
import { diagnosticMethod } from '#features/diagnostic/model/diagnostic-method';
import { chaptersOf, diagnosticSection } from '#features/diagnostic/model/diagnostic-section';

/** A diagnostic of three subjects. */
function openThree() {
  const core = new Y.Doc();
  const [doors, forms, homes] = ['Les portes', 'Les papiers', 'Le logement'].map((title, createdAt) =>
    addChapter(core, { title, question: '', createdAt }),
  ) as [string, string, string];
  const titles = () => orderedChapters(chaptersOf(core).list()).map(({ title }) => title);
  const aside = () => chaptersAside(chaptersOf(core).list()).map(({ title }) => title);
  return { core, doors, forms, homes, titles, aside };
}

test('a chapter that is put aside stands in no list, and comes back at the end', () => {
  const { core, doors, titles, aside } = openThree();
  putChapterAside(core, doors, 10);
  expect([titles(), aside()]).toEqual([['Les papiers', 'Le logement'], ['Les portes']]);
  putChapterBack(core, doors);
  expect([titles(), aside()]).toEqual([['Les papiers', 'Le logement', 'Les portes'], []]);
});

test('what stands moves past what is put aside', () => {
  const { core, forms, homes, titles } = openThree();
  putChapterAside(core, forms, 10);
  moveChapter(core, homes, -1);
  expect(titles()).toEqual(['Le logement', 'Les portes']);
});

test('one table puts a chapter aside while another renames it: both stay', () => {
  const { core, doors, aside } = openThree();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(core));
  chaptersOf(other).patch(doors, { title: 'Les guichets' });
  putChapterAside(core, doors, 10);
  Y.applyUpdate(core, Y.encodeStateAsUpdate(other));
  expect(aside()).toEqual(['Les guichets']);
});

test('what is put aside travels with no method and is counted nowhere, and is found by its words', () => {
  const { core, doors } = openThree();
  putChapterAside(core, doors, 10);
  expect(diagnosticMethod.published?.(core, undefined)).toMatchObject({ outline: [{ title: 'Les papiers' }, { title: 'Le logement' }] });
  expect(diagnosticSection.project(core)).toMatchObject({ chapters: [{ title: 'Les papiers' }, { title: 'Le logement' }] });
  expect([...(diagnosticSection.findable?.(core, 'core') ?? [])].map(({ title }) => title)).toContain('Les portes');
});
