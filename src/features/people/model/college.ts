import { z } from 'zod';
import type { Language } from '#shared/words/language';

/** Hues a college may have; `client/kit/tokens.css` gives each its value in every theme. */
export const COLLEGE_COLOURS = ['people', 'volunteers', 'professionals', 'elected', 'researchers', 'rose', 'lagoon', 'slate'] as const;
/** Shapes a college may have, so that it is told apart without colour. */
export const COLLEGE_SHAPES = ['circle', 'triangle', 'square', 'diamond', 'pentagon', 'hexagon', 'star', 'cross'] as const;

/** Whose knowledge speaks: told by a name, a letter, a shape and a colour, never by colour alone. */
export const collegeSchema = z.object({
  name: z.string().max(80),
  letter: z.string().max(3).catch(''),
  shape: z.enum(COLLEGE_SHAPES).catch('circle'),
  colour: z.enum(COLLEGE_COLOURS).catch('slate'),
  order: z.number().catch(0),
  createdAt: z.number().catch(0),
});
/** A college as read. */
export type College = z.output<typeof collegeSchema>;

/** Ids of the colleges every démarche starts with; an actor, a person or a validation refers to them. */
export const DEFAULT_COLLEGE_IDS = ['people', 'volunteers', 'professionals', 'elected', 'researchers'] as const;
type DefaultCollegeId = (typeof DEFAULT_COLLEGE_IDS)[number];

/** What they are called to begin with, and their letters, in the language the démarche begins in. */
const DEFAULT_NAMES: Readonly<Record<Language, Readonly<Record<DefaultCollegeId, Pick<College, 'name' | 'letter'>>>>> = {
  fr: {
    people: { name: 'Personnes concernées', letter: 'P' },
    volunteers: { name: 'Bénévoles', letter: 'B' },
    professionals: { name: 'Professionnels', letter: 'Pr' },
    elected: { name: 'Élus', letter: 'É' },
    researchers: { name: 'Chercheurs', letter: 'C' },
  },
  en: {
    people: { name: 'People concerned', letter: 'P' },
    volunteers: { name: 'Volunteers', letter: 'V' },
    professionals: { name: 'Professionals', letter: 'Pr' },
    elected: { name: 'Elected members', letter: 'E' },
    researchers: { name: 'Researchers', letter: 'R' },
  },
};

const DEFAULT_LOOKS: Readonly<Record<DefaultCollegeId, Omit<College, 'name' | 'letter'>>> = {
  people: { shape: 'circle', colour: 'people', order: 0, createdAt: 0 },
  volunteers: { shape: 'triangle', colour: 'volunteers', order: 1, createdAt: 0 },
  professionals: { shape: 'square', colour: 'professionals', order: 2, createdAt: 0 },
  elected: { shape: 'diamond', colour: 'elected', order: 3, createdAt: 0 },
  researchers: { shape: 'pentagon', colour: 'researchers', order: 4, createdAt: 0 },
};

/** A college that every démarche starts with, in the language it begins in: the group renames, adds and removes. */
export function defaultCollege(id: DefaultCollegeId, language: Language): College {
  return { ...DEFAULT_NAMES[language][id], ...DEFAULT_LOOKS[id] };
}

/** How a college looks, as the kit's badges take it. */
export type CollegeLook = Pick<College, 'name' | 'letter' | 'shape' | 'colour'>;

/** How somebody looks whose college was removed or not said; what it is called is the screen's to say. */
export const NO_COLLEGE = { letter: '–', shape: 'circle', colour: 'slate' } as const;

/** A letter that no other college has: the first of its name, else the first free one of the alphabet. */
export function freeLetter(name: string, taken: readonly string[]): string {
  const letters = [...name.toLocaleUpperCase('fr').replace(/\P{L}/gu, ''), ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.find((letter) => !taken.includes(letter)) ?? '•';
}

/** Why a college can't be as asked: nobody could tell it from another. */
export type CollegeProblem = { readonly kind: 'nameMissing' } | { readonly kind: 'sameLook' | 'sameLetter'; readonly name: string };

/** What stands against a college among the others, or undefined. */
export function collegeProblem(college: College, others: readonly College[]): CollegeProblem | undefined {
  if (college.name.trim() === '') return { kind: 'nameMissing' };
  const sameLook = others.find((other) => other.shape === college.shape && other.colour === college.colour);
  if (sameLook) return { kind: 'sameLook', name: sameLook.name };
  const sameLetter = others.find((other) => other.letter !== '' && other.letter === college.letter);
  return sameLetter ? { kind: 'sameLetter', name: sameLetter.name } : undefined;
}

/** A college to begin with, in a shape, a colour and a letter that no other has where one is left. */
export function newCollege(others: readonly College[], createdAt: number): College {
  const free = <T>(all: readonly T[], taken: readonly T[], otherwise: T) => all.find((one) => !taken.includes(one)) ?? otherwise;
  return {
    name: '',
    letter: freeLetter(
      '',
      others.map((other) => other.letter),
    ),
    shape: free(
      COLLEGE_SHAPES,
      others.map((other) => other.shape),
      'star',
    ),
    colour: free(
      COLLEGE_COLOURS,
      others.map((other) => other.colour),
      'slate',
    ),
    order: Math.max(-1, ...others.map((other) => other.order)) + 1,
    createdAt,
  };
}
