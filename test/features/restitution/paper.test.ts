// @vitest-environment jsdom
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFonts } from '#features/restitution/host/fonts';
import { writeHtml, writeHtmlBody } from '#features/restitution/model/write-html';
import { heading, paragraph, textTable } from '#shared/output/blocks';
import type { OutputBlock, OutputDocument } from '#shared/output/section';

const RESOURCES = join(import.meta.dirname, '../../../resources');

function document(blocks: readonly OutputBlock[], more: Partial<OutputDocument> = {}): OutputDocument {
  const sections = [{ id: 'one', title: 'Une partie', blocks }];
  return {
    language: 'fr',
    title: 'Les Tilleuls',
    territory: '',
    purpose: '',
    made: '',
    header: [],
    contents: 'Contenu',
    sections,
    footer: '',
    ...more,
  };
}

const page = (text: string) => new DOMParser().parseFromString(text, 'text/html');
const bodyOf = (...blocks: readonly OutputBlock[]) => page(writeHtmlBody(document(blocks)));
const drawing = (width: number, height: number): OutputBlock => ({
  kind: 'drawing',
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"></svg>`,
  words: [paragraph('En mots.')],
});

test('a drawing that is wider than high turns its page, with the title above it, and its words follow on the next', () => {
  const wide = bodyOf(paragraph('Neuf mois.'), drawing(300, 200));
  const turned = wide.querySelector('.turned');
  expect(turned?.querySelector('h2')?.textContent).toBe('Une partie');
  expect(turned?.querySelector('svg')).not.toBeNull();
  expect(turned?.textContent).not.toContain('En mots.');
  expect(wide.querySelector('section')?.textContent).toContain('En mots.');
  for (const upright of [bodyOf(drawing(200, 300)), bodyOf(heading(1, 'a'), heading(1, 'b'), heading(1, 'c'), drawing(300, 200))])
    expect([upright.querySelectorAll('.turned').length, upright.querySelectorAll('h2#one').length]).toEqual([0, 1]);
});

test('a table of many columns turns its page, and one of very many is set smaller', () => {
  const classes = (columns: number) => {
    const row = Array.from({ length: columns }, (_, index) => `c${index}`);
    return bodyOf(textTable('', row, [row])).querySelector('.wide')?.className;
  };
  expect([classes(6), classes(8), classes(10)]).toEqual(['wide', 'wide turned', 'wide turned many']);
});

test('no line can begin with a closing sign, whatever spaces people typed; another language keeps its own', () => {
  const words = 'On dit « non » ; pourquoi ?';
  expect(bodyOf(paragraph(words)).querySelector('section p')?.textContent).toBe('On dit «\u00a0non\u00a0»\u202f; pourquoi\u202f?');
  const english = page(writeHtmlBody(document([paragraph(words)], { language: 'en' })));
  expect(english.querySelector('section p')?.textContent).toBe(words);
});

test('the title stands at the head of printed pages, and can’t end the style sheet or the string it is in', () => {
  const title = 'Les "Tilleuls"}</style><script>alert(1)</script>\\';
  const written = page(writeHtml(document([], { title })));
  expect(written.querySelectorAll('script')).toHaveLength(0);
  const style = written.querySelector('style')?.textContent ?? '';
  expect(style).toContain('content:"Les \\22 Tilleuls\\22 \\7d \\3c \\2f style');
  expect(style.match(/@top-left/gu)).toHaveLength(2);
});

test('a page brings its letters along, and is a page where they can’t be read', async () => {
  const fonts = await readFonts(RESOURCES);
  expect(fonts.length).toBeGreaterThan(3);
  for (const { bytes } of fonts) expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe('wOF2');
  const written = writeHtml(document([]), fonts);
  expect(written.match(/@font-face/gu)).toHaveLength(fonts.length);
  const first = await readFile(`${RESOURCES}/fonts/atkinson-hyperlegible-next-latin-400-normal.woff2`);
  expect(written).toContain(first.toString('base64'));
  expect(await readFonts('/nowhere')).toEqual([]);
});
