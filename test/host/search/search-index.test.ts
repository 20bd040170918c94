import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Findable } from '#document/section';
import { openSearchIndex } from '#host/search/search-index';
import { decryptedPages } from '../../support/decrypted-pages';
import { temporaryFolder } from '../../support/temporary-folder';
import { filesUnder } from '../../support/worlds/storage-folder';

const KEY = new Uint8Array(32).fill(5);

const thing = (record: string, title: string, words = '', kind = 'thing'): Findable => ({ kind, record, title, words });

async function newIndex(folder = temporaryFolder()) {
  const path = join(folder, 'une.recherche');
  const index = await openSearchIndex(path, KEY);
  onTestFinished(() => index.close());
  const found = async (typed: string) => (await index.search(typed)).map(({ record }) => record);
  /** Every page of the file and of its log, as it lies on the disk. */
  const bytes = async () =>
    Buffer.concat(
      await Promise.all((await filesUnder(folder)).filter((file) => !file.endsWith('-shm')).map((file) => decryptedPages(file, KEY))),
    );
  return { index, found, bytes, folder };
}

const marked = ({ text, marks }: { text: string; marks: [number, number][] }) => marks.map(([from, to]) => text.slice(from, to));

describe('what is written is found', () => {
  it('by words in any order, without their accents, capitals, hyphens and plurals, the last one perhaps begun', async () => {
    const { index, found } = await newIndex();
    await index.update('core', '1', [
      thing('ccas', 'CCAS de Valmorin', 'Accompagne les habitants vers leurs droits'),
      thing('poste', 'La Poste', 'Un guichet d’accueil, le rendez-vous des précarités'),
    ]);
    expect(await found('ccas')).toEqual(['ccas']);
    expect(await found('C.C.A.S.')).toEqual(['ccas']);
    expect(await found('droit valmo')).toEqual(['ccas']);
    expect(await found('PRECARITE')).toEqual(['poste']);
    expect(await found('l’accueil rendez vous')).toEqual(['poste']);
    expect(await found('droit guichet')).toEqual([]);
    expect(await found('')).toEqual([]);
    expect(await found('" OR * NEAR( AND')).toEqual([]);
  });

  it('a title comes before words, and a record once, by the piece that holds the words', async () => {
    const { index, found } = await newIndex();
    const long = [...Array(400)].map((_, line) => `Une phrase parmi d’autres, la numéro ${line}.`).join('\n');
    await index.update('text:s', '1', [thing('source', '', `${long}\nAu fond du rapport, la buanderie solidaire ferme.\n${long}`)]);
    await index.update('core', '1', [
      thing('source', 'Enquête sur le linge'),
      thing('laverie', 'La buanderie'),
      thing('bus', 'Le bus', 'passe devant la buanderie'),
    ]);
    expect((await found('buanderie'))[0]).toBe('laverie');
    expect(new Set(await found('buanderie'))).toEqual(new Set(['laverie', 'bus', 'source']));
    const hit = (await index.search('buanderie ferme'))[0];
    expect(hit).toMatchObject({ record: 'source', title: { text: 'Enquête sur le linge' } });
    expect(hit?.snippet.text).toContain('la buanderie solidaire ferme.');
    expect(hit && marked(hit.snippet)).toEqual(['buanderie', 'ferme']);
  });

  it('a word of the title and one far down in the text are found together', async () => {
    const { index, found } = await newIndex();
    await index.update('text:s', '1', [thing('source', '', 'Rien.\nLa buanderie ferme.')]);
    await index.update('core', '1', [thing('source', 'Enquête sur le linge'), thing('other', 'Enquête sur le bus')]);
    expect(await found('enquete buanderie')).toEqual(['source']);
  });

  it('what is marked is what was looked for, as it is written there', async () => {
    const { index } = await newIndex();
    await index.update('core', '1', [thing('a', 'Les Précarités', 'l’accès aux « droits » des habitant·e·s, puis rien')]);
    const [hit] = await index.search('precarite droit habitante');
    expect(hit && marked(hit.title)).toEqual(['Précarités']);
    expect(hit && marked(hit.snippet)).toEqual(['droits', 'habitant·e·s']);
  });
});

describe('a document that changed', () => {
  it('is found by what it says now, and the others as before', async () => {
    const { index, found } = await newIndex();
    await index.update('core', '1', [thing('a', 'Épicerie'), thing('b', 'Lavoir')]);
    await index.update('text:c', '1', [thing('c', 'Garage')]);
    await index.update('core', '2', [thing('b', 'Lavoir'), thing('d', 'Fournil')]);
    expect(await Promise.all(['epicerie', 'lavoir', 'fournil', 'garage'].map(found))).toEqual([[], ['b'], ['d'], ['c']]);
    expect(await index.revisions()).toEqual(
      new Map([
        ['core', '2'],
        ['text:c', '1'],
      ]),
    );
    await index.remove('text:c');
    expect(await found('garage')).toEqual([]);
    expect([...(await index.revisions()).keys()]).toEqual(['core']);
  });

  it('leaves no word that was removed in any page of the file or of its log, and the others all', async () => {
    const { index, bytes, found } = await newIndex();
    const some = [...Array(300)].map((_, at) => thing(`r${at}`, `Fiche ${at}`, `Des mots ordinaires, le numéro ${at}, et wagonnet`));
    await index.update('core', '1', [...some, thing('gone', 'Kelvandre', 'parle de zibelinophage')]);
    const all = await bytes();
    for (const word of ['Kelvandre', 'kelvandre', 'zibelinophage', 'wagonnet']) expect(all.includes(word), word).toBe(true);
    await index.update('core', '2', some);
    const left = await bytes();
    for (const word of ['Kelvandre', 'kelvandre', 'elvandre', 'zibelinophage', 'ibelinoph']) expect(left.includes(word), word).toBe(false);
    expect(left.includes('wagonnet')).toBe(true);
    expect(await found('numero 299')).toEqual(['r299']);
  });
});

describe('an index that can not be opened', () => {
  it('is said to be damaged when it is no database, has another key, or was made by another version', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'une.recherche');
    await writeFile(path, 'pas une base'.repeat(1000));
    await expect(openSearchIndex(path, KEY)).rejects.toMatchObject({ code: 'damaged-workspace' });
  });
});
