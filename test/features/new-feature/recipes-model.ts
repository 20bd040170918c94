import type * as Y from 'yjs';
import { z } from 'zod';
import type { FeatureModel } from '#document/feature-model';
import { recordCollection } from '#document/records/record-collection';
import { namedSampleRecord, writeSampleRecords } from '#document/records/sample-records';
import { documentId, type Section } from '#document/section';

const recipeSchema = z.object({ name: z.string().max(80), cook: z.string().max(80).catch(''), createdAt: z.number().catch(0) });
const courseSchema = z.object({ title: z.string().max(80), createdAt: z.number().catch(0) });
const bookSchema = z.object({ courses: z.array(z.object({ id: z.string(), title: z.string() })) });

export const recipesOf = (core: Y.Doc) => recordCollection(core, 'recipes', recipeSchema);
export const coursesOf = (core: Y.Doc) => recordCollection(core, 'recipe-courses', courseSchema);

/** The document in which a phone writes recipes. */
export const BOOK = documentId('inquiry', 'book');

const recipesSection: Section = {
  name: 'recipes',
  kind: 'core',
  version: 1,
  migrations: [],
  project: (core) => ({ recipes: recipesOf(core).list() }),
  counted: 'recipes',
  published: ['recipe-courses'],
  named: { recipes: 'person' },
  *findable(core) {
    for (const { id, name, cook } of recipesOf(core).list()) yield { kind: 'recipe', record: id, title: name, words: cook };
  },
};

/** A feature that no other knows: recipes with who cooks them, and the courses of a meal. */
export const recipesModel: FeatureModel = {
  name: 'recipes',
  sections: [recipesSection],
  begin: (core, { createdAt }) => void coursesOf(core).create({ title: 'Entrée', createdAt }, { id: 'first' }),
  method: {
    published: (core) => ({
      recipes: {
        courses: coursesOf(core)
          .list()
          .map(({ title }, index) => ({ id: `course-${index + 1}`, title })),
      },
    }),
    apply(core, { recipes }, createdAt) {
      const { success, data } = bookSchema.safeParse(recipes);
      for (const { id, title } of success ? data.courses : []) coursesOf(core).create({ title, createdAt }, { id });
    },
  },
  sample: {
    write: (core, part, now) =>
      writeSampleRecords(recipesOf(core), z.object({ recipes: z.array(namedSampleRecord) }).parse(part).recipes, now),
  },
  guest: {
    subject: (core, id) => (id === BOOK ? { courses: coursesOf(core).list() } : undefined),
    rights: (_id, { id, name }) => ({
      root: 'recipes',
      owner: { field: 'author', value: id },
      fixed: [{ author: id, cook: name }],
      plain: ['createdAt'],
      texts: ['name'],
      mostRecords: 20,
      mostCharacters: 80,
    }),
  },
};
