import { LOCAL } from '#document/origin';
import type { Stored } from '#document/records/record-collection';
import type { College } from '#features/people/model/college';
import type { RecordId } from '#shared/ids';
import type * as Y from 'yjs';
import type { Validation } from '../diagnostic-records';
import { validationId, validationsOf } from '../diagnostic-section';
import { changeSince, type Passage, type TextChange } from './validated-text';

/** Where one college stands on a chapter. */
export interface CollegeStand {
  readonly college: Stored<College>;
  /** True when it agreed to the text as it is now. */
  readonly validated: boolean;
  /** What it agreed to, and when: now, or before the text changed. */
  readonly given: Stored<Validation> | undefined;
  /** What changed since; its agreement is then to be asked again. */
  readonly change: TextChange | undefined;
}

/** Who stands behind a chapter: by college and never by headcount, so that no college outvotes another. */
interface Sharing {
  readonly stands: readonly CollegeStand[];
  readonly validated: number;
  /** True only when every college has validated: the chapter is then « partagé ». */
  readonly isShared: boolean;
}

/** What is known of a chapter when one asks who stands behind it. */
interface Validated {
  readonly chapterId: RecordId;
  /** What the chapter says now; undefined where its text can't be read, and then every agreement stands as it was given. */
  readonly passages: readonly Passage[] | undefined;
  readonly colleges: readonly Stored<College>[];
  readonly validations: readonly Stored<Validation>[];
}

/** Where the colleges stand on a chapter, in the colleges' own order. */
export function sharingOf({ chapterId, passages, colleges, validations }: Validated): Sharing {
  const given = new Map(validations.flatMap((one) => (one.chapterId === chapterId ? [[one.collegeId, one] as const] : [])));
  const stands = colleges.map((college): CollegeStand => {
    const validation = given.get(college.id);
    const change = validation?.passages && passages && changeSince(validation.passages, passages);
    return { college, given: validation, change, validated: validation !== undefined && change === undefined };
  });
  const validated = stands.filter((stand) => stand.validated).length;
  return { stands, validated, isShared: stands.length > 0 && validated === stands.length };
}

/** What changed, and the colleges that agreed before it did. */
interface SharedChange {
  readonly change: TextChange;
  readonly colleges: readonly Stored<College>[];
}

/** What changed since colleges agreed: each change once, with all the colleges that it concerns. */
export function changesOf(stands: readonly CollegeStand[]): readonly SharedChange[] {
  const changes = new Map<string, SharedChange>();
  for (const { college, change } of stands) {
    if (!change) continue;
    const key = JSON.stringify([change.added, change.gone]);
    changes.set(key, { change, colleges: [...(changes.get(key)?.colleges ?? []), college] });
  }
  return [...changes.values()];
}

/** An agreement as it is noted: whose, by whom and how, and to which words. */
type Given = Pick<Validation, 'chapterId' | 'collegeId' | 'by' | 'how'> & { readonly passages: readonly Passage[] | undefined };

/** Writes that a college validates a chapter as it is now, or that it no longer does. Twice is once, and the later day. */
export function setValidation(core: Y.Doc, { passages, ...stand }: Given, validated: boolean, now: number): void {
  const validations = validationsOf(core);
  const id = validationId(stand.chapterId, stand.collegeId);
  const value = { ...stand, passages: passages?.map(({ mark }) => mark), createdAt: now };
  if (!validated) validations.remove(id);
  else if (validations.get(id)) validations.patch(id, value);
  else validations.create(value, { id, origin: LOCAL });
}
