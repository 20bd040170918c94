import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { COLLEGE_COLOURS as KIT_COLOURS, COLLEGE_SHAPES as KIT_SHAPES } from '#client/kit/marks/college-paths';
import { COLLEGE_COLOURS, COLLEGE_SHAPES, collegeProblem, freeLetter, newCollege } from '#features/people/model/college';
import { LANGUAGES } from '#shared/words/language';
import { collegesOf, moveCollege, orderedColleges, seedColleges } from '#features/people/model/people-section';

function seeded(): Y.Doc {
  const doc = new Y.Doc();
  seedColleges(doc);
  return doc;
}

const names = (doc: Y.Doc) => orderedColleges(collegesOf(doc).list()).map((college) => college.name);

describe('colleges', () => {
  it('have shapes and colours that the kit can draw', () => {
    expect([...COLLEGE_SHAPES]).toEqual([...KIT_SHAPES]);
    expect([...COLLEGE_COLOURS]).toEqual([...KIT_COLOURS]);
  });

  it.each(LANGUAGES)('start as five that nobody can mistake for one another (%s)', (language) => {
    const doc = new Y.Doc();
    seedColleges(doc, language);
    const colleges = collegesOf(doc).list();
    expect(colleges).toHaveLength(5);
    for (const key of ['shape', 'colour', 'letter'] as const) expect(new Set(colleges.map((college) => college[key])).size).toBe(5);
  });

  it('begin in the language of whoever begins', () => {
    const doc = new Y.Doc();
    seedColleges(doc, 'en');
    expect(names(doc)).toEqual(['People concerned', 'Volunteers', 'Professionals', 'Elected members', 'Researchers']);
  });

  it('seeded by two computers that meet are five, not ten', () => {
    const [one, two] = [seeded(), seeded()];
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    expect(collegesOf(one).list()).toHaveLength(5);
  });

  it('are refused without a name, or when another has the same shape and colour, or the same letter', () => {
    const others = collegesOf(seeded()).list();
    const fresh = { ...newCollege(others, 0), name: 'Commerçants' };
    expect(collegeProblem(fresh, others)).toBeUndefined();
    expect(collegeProblem({ ...fresh, name: '  ' }, others)?.kind).toBe('nameMissing');
    expect(collegeProblem({ ...fresh, shape: 'circle', colour: 'people' }, others)).toEqual({
      kind: 'sameLook',
      name: 'Personnes concernées',
    });
    expect(collegeProblem({ ...fresh, letter: 'B' }, others)).toEqual({ kind: 'sameLetter', name: 'Bénévoles' });
  });

  it('move one place at a time, and stop at the ends of the list', () => {
    const doc = seeded();
    moveCollege(doc, 'people', -1);
    expect(names(doc)[0]).toBe('Personnes concernées');
    moveCollege(doc, 'people', 1);
    expect(names(doc).slice(0, 2)).toEqual(['Bénévoles', 'Personnes concernées']);
    moveCollege(doc, 'unknown', 1);
    expect(names(doc)).toHaveLength(5);
  });

  it('take the first letter of their name that is free', () => {
    expect(freeLetter('Élus', ['É'])).toBe('L');
    expect(freeLetter('42', [])).toBe('A');
  });
});
