import type * as Y from 'yjs';
import { LOCAL, type Origin } from '#document/origin';
import { type RecordCollection, recordCollection, type Stored } from '#document/records/record-collection';
import type { Section } from '#document/section';
import { type College, collegeSchema, DEFAULT_COLLEGE_IDS, defaultCollege } from './college';
import type { Language } from '#shared/words/language';
import { type Person, personSchema } from './person';

/** Colleges of a démarche, in its core document. */
export function collegesOf(core: Y.Doc): RecordCollection<College> {
  return recordCollection(core, 'colleges', collegeSchema);
}

/** People of a démarche: pseudonyms, each in a college. */
export function peopleOf(core: Y.Doc): RecordCollection<Person> {
  return recordCollection(core, 'people', personSchema);
}

/** Colleges in the order the group gave them. */
export function orderedColleges(colleges: readonly Stored<College>[]): readonly Stored<College>[] {
  return [...colleges].sort((a, b) => a.order - b.order);
}

/** Writes the colleges a démarche starts with; done once, by its creator. */
export function seedColleges(core: Y.Doc, language: Language = 'fr', origin: Origin = LOCAL): void {
  const colleges = collegesOf(core);
  core.transact(() => {
    for (const id of DEFAULT_COLLEGE_IDS) if (!colleges.get(id)) colleges.create(defaultCollege(id, language), { id, origin });
  }, origin);
}

/** The colleges and people's place in the core document. Names stay out of the projection. */
export const peopleSection: Section = {
  name: 'people',
  kind: 'core',
  version: 1,
  migrations: [],
  project: (doc) => ({
    colleges: orderedColleges(collegesOf(doc).list()),
    people: peopleOf(doc)
      .list()
      .map(({ id }) => ({ id })),
  }),
  counted: 'people',
  named: { people: 'person' },
  *findable(doc) {
    for (const { id, name } of collegesOf(doc).list()) yield { kind: 'college', record: id, title: name, words: '' };
    for (const { id, name } of peopleOf(doc).list()) yield { kind: 'person', record: id, title: name, words: '' };
  },
};

/** Moves a college one place up (-1) or down (1) in the group's order; at the end of the list, nothing happens. */
export function moveCollege(core: Y.Doc, id: string, by: -1 | 1): void {
  const colleges = collegesOf(core);
  const ordered = [...orderedColleges(colleges.list())];
  const from = ordered.findIndex((college) => college.id === id);
  const other = ordered[from + by];
  const moved = ordered[from];
  if (!moved || !other) return;
  ordered[from] = other;
  ordered[from + by] = moved;
  core.transact(() => {
    for (const [order, college] of ordered.entries()) colleges.patch(college.id, { order });
  }, LOCAL);
}
