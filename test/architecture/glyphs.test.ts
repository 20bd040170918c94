import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { signsOf } from '../support/font-signs';

const FONTS = 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
const signs = new Set(['latin', 'latin-ext'].flatMap((subset) => [...signsOf(`${FONTS}-${subset}-wght-normal.woff2`)]));

/**
 * Signs that the font has no drawing for and that are said all the same: the thin no-break space, which is drawn as nothing
 * whatever font it comes from, and « ≈ », which people write and which every computer's fonts have had since 1995 (WGL4).
 */
const EXCUSED = new Set(['\u202f', '≈', '\n']);

/** What reads other people's signs, and draws none of them. */
const READERS: readonly string[] = [
  'src/features/actor-map/model/map-csv.ts',
  'src/features/actor-map/model/sentence-verb.ts',
  'src/features/diagnostic/model/source-block.ts',
  'src/features/diagnostic/model/source-encoding.ts',
  'src/features/diagnostic/model/transcripts/',
  'src/features/diagnostic/client/sources/import/',
];

function filesOf(extension: RegExp): string[] {
  return readdirSync('src', { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && extension.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !READERS.some((reader) => file.startsWith(reader)));
}

/** The signs of a text that would be drawn by whatever font the computer has, or as an empty box. */
function missingIn(text: string): string[] {
  return [...text].filter((sign) => !EXCUSED.has(sign) && !signs.has(sign.codePointAt(0) ?? 0) && sign >= ' ');
}

/** The words of a program: its strings and what stands in its tags, and no comment. */
function wordsOf(file: string, text: string): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) found.push(node.text);
    else if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) found.push(node.text);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

const faults = (file: string, words: readonly string[]) => words.flatMap(missingIn).map((sign) => `${file}: ${sign}`);

test('the character maps of the fonts are read', () => {
  expect(signs.size).toBeGreaterThan(300);
  for (const sign of 'aéœŒ«»’–…·×−') expect(signs).toContain(sign.codePointAt(0));
  expect(missingIn('＋ － ☐ ▴ ☑ ✔').join('')).toBe('＋－☐▴☑✔');
});

test('no sentence, name or drawing has a sign that the bundled font lacks', () => {
  const files = filesOf(/\.tsx?$/u);
  expect(files.length).toBeGreaterThan(500);
  // Most files are plain ASCII, and need no parsing.
  const drawn = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return /[^\x20-\x7e\s]/u.test(text) ? faults(file, wordsOf(file, text)) : [];
  });
  expect(drawn).toEqual([]);
}, 60_000);

test('no style draws a sign that the bundled font lacks', () => {
  const files = filesOf(/\.css$/u);
  expect(files.length).toBeGreaterThan(50);
  const contents = (text: string) => [...text.matchAll(/content:\s*(["'])(.*?)\1/gu)].map(([, , sign]) => sign ?? '');
  expect(files.flatMap((file) => faults(file, contents(readFileSync(file, 'utf8'))))).toEqual([]);
});
