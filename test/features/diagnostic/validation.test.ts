import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { validationsOf } from '#features/diagnostic/model/diagnostic-section';
import { setValidation, sharingOf } from '#features/diagnostic/model/validation';
import { collegesOf, orderedColleges, seedColleges } from '#features/people/model/people-section';

function demarche() {
  const core = new Y.Doc();
  seedColleges(core);
  const sharing = () => sharingOf('chapter', orderedColleges(collegesOf(core).list()), validationsOf(core).list());
  return { core, sharing };
}

test('a chapter is shared only when every college validated it', () => {
  const { core, sharing } = demarche();
  const colleges = orderedColleges(collegesOf(core).list());
  for (const college of colleges.slice(1)) setValidation(core, { chapterId: 'chapter', collegeId: college.id, by: '' }, true, 1);
  expect(sharing()).toMatchObject({ validated: 4, isShared: false });
  setValidation(core, { chapterId: 'chapter', collegeId: colleges[0]!.id, by: '' }, true, 2);
  expect(sharing()).toMatchObject({ validated: 5, isShared: true });
});

test('a validation can be taken back, and given twice is given once', () => {
  const { core, sharing } = demarche();
  const stand = { chapterId: 'chapter', collegeId: 'elected', by: '' };
  setValidation(core, stand, true, 1);
  setValidation(core, stand, true, 2);
  expect(validationsOf(core).list()).toHaveLength(1);
  setValidation(core, stand, false, 3);
  expect(sharing().validated).toBe(0);
});

test('the validation of another chapter, or of a college that was removed, counts for nothing', () => {
  const { core, sharing } = demarche();
  setValidation(core, { chapterId: 'other', collegeId: 'elected', by: '' }, true, 1);
  setValidation(core, { chapterId: 'chapter', collegeId: 'gone', by: '' }, true, 1);
  expect(sharing().validated).toBe(0);
});
