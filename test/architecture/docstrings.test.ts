import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const filesUnder = (folder: string) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.tsx?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const sources = new Map([...filesUnder('src'), ...filesUnder('test')].map((path) => [path, readFileSync(path, 'utf8')]));

/** In how many files each word stands: an export that stands in its own file alone is an `export` too many, and not a page to read. */
const filesOfWord = new Map<string, number>();
for (const text of sources.values()) {
  for (const word of new Set(text.match(/[\w$]+/gu))) filesOfWord.set(word, (filesOfWord.get(word) ?? 0) + 1);
}

/** The names that a statement exports, and whether it says what they are. */
function exportsOf(statement: ts.Statement): { readonly names: readonly string[]; readonly isSaid: boolean } {
  const isSaid = ts.getJSDocCommentsAndTags(statement).length > 0;
  const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return { names: [], isSaid };
  if (ts.isVariableStatement(statement)) return { names: statement.declarationList.declarations.map(({ name }) => name.getText()), isSaid };
  const { name } = statement as ts.DeclarationStatement;
  return { names: name ? [name.text] : [], isSaid };
}

/** `file: name` of what a file exports without a docstring. The first of several signatures may speak for all. */
function silentExports(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = file.statements.map(exportsOf);
  const said = new Set(found.filter(({ isSaid }) => isSaid).flatMap(({ names }) => names));
  const silent = new Set(found.flatMap(({ names }) => names).filter((name) => !said.has(name)));
  return [...silent].filter((name) => (filesOfWord.get(name) ?? 0) > 1).map((name) => `${path}: ${name}`);
}

const folders = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(folders)('everything that %s exports says what it promises', (folder) => {
  const paths = filesUnder(join('src', folder));
  expect(paths).not.toEqual([]);
  expect(paths.flatMap((path) => silentExports(path, sources.get(path) ?? ''))).toEqual([]);
});

test('an export without docstring is seen', () => {
  const text = '/** Said. */\nexport const a = 1;\nexport function map() {}\nexport type Reference = string;\nconst unseen = 1;';
  expect(silentExports('probe.ts', text)).toEqual(['probe.ts: map', 'probe.ts: Reference']);
});
