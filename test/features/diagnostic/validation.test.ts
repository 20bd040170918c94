import { writeText } from '#document/text/text-write';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { figuresOf, partRoot, validationsOf } from '#features/diagnostic/model/diagnostic-section';
import { changeSince, passagesOf } from '#features/diagnostic/model/validation/validated-text';
import { changesOf, setValidation, sharingOf } from '#features/diagnostic/model/validation/validation';
import { collegesOf, orderedColleges, seedColleges } from '#features/people/model/people-section';

function demarche() {
  const core = new Y.Doc();
  seedColleges(core);
  const text = new Y.Doc();
  const write = (...lines: string[]) =>
    text.transact(() =>
      writeText(
        text,
        partRoot('findings'),
        lines.map((line) => ({ type: 'paragraph', children: [{ text: line, format: 0 }] })),
      ),
    );
  const passages = () => passagesOf(core, { title: 'La porte', question: '' }, text);
  const sharing = () =>
    sharingOf({
      chapterId: 'chapter',
      passages: passages(),
      colleges: orderedColleges(collegesOf(core).list()),
      validations: validationsOf(core).list(),
    });
  const validate = (collegeId: string, validated = true, now = 1) =>
    setValidation(core, { chapterId: 'chapter', collegeId, by: 'scribe', how: 'together', passages: passages() }, validated, now);
  return { core, text, write, sharing, validate, stand: (id: string) => sharing().stands.find(({ college }) => college.id === id) };
}

test('a chapter is shared only when every college validated it', () => {
  const { core, sharing, validate } = demarche();
  const colleges = orderedColleges(collegesOf(core).list());
  for (const college of colleges.slice(1)) validate(college.id);
  expect(sharing()).toMatchObject({ validated: 4, isShared: false });
  validate(colleges[0]!.id);
  expect(sharing()).toMatchObject({ validated: 5, isShared: true });
});

test('a validation can be taken back, and given twice is given once', () => {
  const { core, sharing, validate } = demarche();
  validate('elected', true, 1);
  validate('elected', true, 2);
  expect(validationsOf(core).list()).toEqual([expect.objectContaining({ createdAt: 2, by: 'scribe', how: 'together' })]);
  validate('elected', false);
  expect(sharing().validated).toBe(0);
});

test('the validation of another chapter, or of a college that was removed, counts for nothing', () => {
  const { core, sharing } = demarche();
  setValidation(core, { chapterId: 'other', collegeId: 'elected', by: '', how: undefined, passages: [] }, true, 1);
  setValidation(core, { chapterId: 'chapter', collegeId: 'gone', by: '', how: undefined, passages: [] }, true, 1);
  expect(sharing().validated).toBe(0);
});

test('an agreement is reopened when the text changes afterwards, and says what changed', () => {
  const { write, stand, sharing, validate } = demarche();
  write('Quatre portes.', 'Le mardi est fermé.');
  validate('elected');
  expect(stand('elected')).toMatchObject({ validated: true, change: undefined, given: { createdAt: 1 } });
  write('Et le jeudi aussi.');
  expect(stand('elected')).toMatchObject({ validated: false, change: { added: ['Et le jeudi aussi.'], gone: 0 }, given: { createdAt: 1 } });
  expect(sharing().validated).toBe(0);
  validate('elected', true, 2);
  expect(stand('elected')).toMatchObject({ validated: true, given: { createdAt: 2 } });
});

test('a change is said once, with every college that agreed before it', () => {
  const { write, sharing, validate } = demarche();
  write('Quatre portes.');
  validate('elected');
  validate('people');
  write('Le mardi est fermé.');
  validate('volunteers');
  write('Et le jeudi aussi.');
  const said = changesOf(sharing().stands).map(({ change, colleges }) => [change.added, colleges.map(({ id }) => id)]);
  expect(said).toEqual([
    [
      ['Le mardi est fermé.', 'Et le jeudi aussi.'],
      ['people', 'elected'],
    ],
    [['Et le jeudi aussi.'], ['volunteers']],
  ]);
});

test('a passage that is reworded is new, and one is gone; a look that changes is no change', () => {
  const { text, write, stand, validate } = demarche();
  write('Quatre portes.');
  validate('elected');
  const flow = text.getText(partRoot('findings'));
  flow.format(0, 6, { bold: true });
  expect(stand('elected')?.validated).toBe(true);
  flow.insert(0, 'Presque ');
  expect(stand('elected')?.change).toEqual({ added: ['Presque Quatre portes.'], gone: 1 });
});

test('a number that changes changes the passage it stands in', () => {
  const { core, text, stand, validate } = demarche();
  const figure = { quantity: { kind: 'exact' as const, value: 4 }, about: 'portes', source: '', chapterId: '', createdAt: 0 };
  const ref = figuresOf(core).create(figure);
  text.transact(() => writeText(text, partRoot('findings'), [{ type: 'paragraph', children: [{ embed: 'figure', ref, label: '' }] }]));
  validate('elected');
  figuresOf(core).patch(ref, { quantity: { kind: 'exact', value: 7 } });
  expect(stand('elected')?.change).toEqual({ added: ['7 portes'], gone: 1 });
});

test('what an older app noted stands as it was given, and a validation holds no words', () => {
  const { core, write, stand, validate } = demarche();
  write('Quatre portes.');
  validate('elected');
  expect(JSON.stringify(validationsOf(core).list())).not.toContain('portes');
  setValidation(core, { chapterId: 'chapter', collegeId: 'people', by: '', how: undefined, passages: undefined }, true, 1);
  write('Cinq.');
  expect(stand('people')?.validated).toBe(true);
});

test('the order of passages does not count, their number does', () => {
  const passage = (mark: string) => ({ mark, words: mark });
  expect(changeSince(['a', 'b'], [passage('b'), passage('a')])).toBeUndefined();
  expect(changeSince(['a'], [passage('a'), passage('a')])).toEqual({ added: ['a'], gone: 0 });
});
