import { LOCAL } from '#document/origin';
import type { Stored } from '#document/records/record-collection';
import type { College } from '#features/people/model/college';
import type { RecordId } from '#shared/ids';
import type * as Y from 'yjs';
import type { Validation } from './diagnostic-records';
import { validationId, validationsOf } from './diagnostic-section';

/** Where one college stands on a chapter. */
interface CollegeStand {
  readonly college: Stored<College>;
  readonly validated: boolean;
}

/** Who stands behind a chapter: by college and never by headcount, so that no college outvotes another. */
interface Sharing {
  readonly stands: readonly CollegeStand[];
  readonly validated: number;
  /** True only when every college has validated: the chapter is then « partagé ». */
  readonly isShared: boolean;
}

/** Where the colleges stand on a chapter, in the colleges' own order. */
export function sharingOf(chapterId: RecordId, colleges: readonly Stored<College>[], validations: readonly Stored<Validation>[]): Sharing {
  const validating = new Set(validations.filter((one) => one.chapterId === chapterId).map((one) => one.collegeId));
  const stands = colleges.map((college) => ({ college, validated: validating.has(college.id) }));
  const validated = stands.filter((stand) => stand.validated).length;
  return { stands, validated, isShared: stands.length > 0 && validated === stands.length };
}

/** Writes that a college validates a chapter, or that it no longer does. Twice is once. */
export function setValidation(
  core: Y.Doc,
  stand: Pick<Validation, 'chapterId' | 'collegeId' | 'by'>,
  validated: boolean,
  now: number,
): void {
  const validations = validationsOf(core);
  const id = validationId(stand.chapterId, stand.collegeId);
  if (!validated) validations.remove(id);
  else if (!validations.get(id)) validations.create({ ...stand, createdAt: now }, { id, origin: LOCAL });
}
