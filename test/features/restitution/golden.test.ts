import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { openSampleRestitution } from './sample-restitution';

const LANGUAGES = ['fr', 'en'] as const;

test.each(LANGUAGES)('the sample leaves as the page and the Markdown that are kept here (%s)', async (language) => {
  const { make } = await openSampleRestitution();
  const written = async (format: string) => new TextDecoder().decode((await make({ audience: 'workspace', language }, format)).bytes);
  const withoutFonts = (page: string) => page.replace(/(?<=base64,)[\w+/=]{1000,}/gu, '…');
  await expect(withoutFonts(await written('html'))).toMatchFileSnapshot(`golden/les-tilleuls.${language}.html`);
  const markdown = await written('markdown');
  await expect(markdown).toMatchFileSnapshot(`golden/les-tilleuls.${language}.md`);
  expect(fromMarkdown(markdown).children.filter(({ type }) => type === 'html')).toEqual([]);
});

test('every section can be chosen alone, and a kind of file nobody offers is refused', async () => {
  const { service, compose, make } = await openSampleRestitution();
  const { sections, formats, canPrint } = await service.choices({ language: 'fr' });
  expect(canPrint).toBe(false);
  expect(formats.map(({ id }) => id)).toEqual(['html', 'markdown']);
  const whole = await compose({ audience: 'workspace', language: 'fr' });
  expect(whole.document.sections.map(({ id }) => id)).toEqual(sections.map(({ id }) => id));
  expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
  for (const { id, label } of sections) {
    const { document } = await compose({ audience: 'workspace', language: 'fr', parts: [id] });
    expect(document.sections.map((section) => [section.id, section.title])).toEqual([[id, label]]);
  }
  await expect(make({ audience: 'workspace', language: 'fr' }, 'papyrus')).rejects.toMatchObject({ code: 'bad-input' });
});

test('to everybody go only the words whose consent goes that far, and it is said what stays', async () => {
  const { compose } = await openSampleRestitution();
  const forAll = await compose({ audience: 'public', language: 'fr' });
  const text = JSON.stringify(forAll.document);
  expect(text).toContain('On m’a dit d’aller là, et là on m’a dit de revenir ici.');
  for (const word of [
    'je n’ai pas le droit de voir ceux des autres', // agreed for the démarche
    'je repense à ceux que je n’ai pas pu recevoir', // agreed for the table
    'j’ai refusé deux emplois', // agreed for research
    'Il faut un numéro pour avoir un numéro', // brought to a workshop
    'deux autres mères proposent de se relayer', // told of an access path
    'une bénévole du Café du jeudi', // who holds a role
    'on garde la source ?', // a remark beside a chapter
  ])
    expect(text).not.toContain(word);
  expect(text).toContain('Personnes concernées : 2 · Bénévoles : 1'.replace(/ :/gu, '\u00a0:'));
  expect(forAll.losses).toHaveLength(4);
  const members = JSON.stringify((await compose({ audience: 'workspace', language: 'fr' })).document);
  expect(members).toContain('Il faut un numéro pour avoir un numéro');
  expect(members).not.toContain('je repense à ceux que je n’ai pas pu recevoir');
  expect(members).not.toContain('j’ai refusé deux emplois');
  // Never who brought it: a first name of the afternoon, a picture.
  for (const name of ['Nadia', 'Odile', 'Inès', 'bike']) expect(members).not.toContain(name);
});
