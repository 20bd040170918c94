import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Files that hold French and say nothing to anybody, or write what is the group's own; a folder ends with a slash. */
const READS_OR_WRITES_FRENCH: Readonly<Record<string, string>> = {
  'src/shared/': 'reads dates, numbers and periods, and puts no-break spaces in',
  'src/features/actor-map/model/': 'the grammar of a link said in plain French, and the mark of a line that a Mermaid text keeps',
  'src/client/editor/typing/french-typing.ts': 'the signs that are set while somebody writes French',
  'src/features/diagnostic/model/transcripts/chat-export.ts': 'reads dates as messaging apps write them',
  'src/features/diagnostic/model/source-encoding.ts': 'the signs of an old encoding',
  'src/features/diagnostic/client/sources/source-passage.tsx': 'what is copied into the French of a text',
  'src/features/methods/model/method-file.ts': 'the title of a schema that software reads',
  'src/features/people/model/college.ts': 'the colleges that a group begins with, and renames',
  'src/client/i18n/language.ts': 'a language calls itself by its own name',
};

const files = readdirSync('src', { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name) && !/\.(fr|en)\.ts$/u.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

const FRENCH = /[àâçéèêëîïôûùœ«»]/iu;
const DEMARCHE = /démarche/giu;
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gmu;

/** Written as only a person's French is, once the one French word of our English is set aside; `text` of a tag is read as it is. */
function isSaid(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return /\p{L}{2}|[«»]/u.test(node.text);
  const isString = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
  return isString && FRENCH.test(node.text.replace(DEMARCHE, ''));
}

/** `file: text` of what a file says to people by itself. */
function saidIn(path: string, text: string): string[] {
  // Most files have French in their comments alone: they need no parsing.
  if (path.endsWith('.ts') && !FRENCH.test(text.replace(COMMENTS, '').replace(DEMARCHE, ''))) return [];
  const found: string[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const look = (node: ts.Node): void => {
    if (isSaid(node)) found.push(`${path}: ${node.getText(file)}`);
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

test('what people read comes from a catalogue, and never from code', () => {
  const excused = Object.keys(READS_OR_WRITES_FRENCH);
  const others = files.filter((file) => !excused.some((path) => file === path || (path.endsWith('/') && file.startsWith(path))));
  expect(others.length).toBeGreaterThan(500);
  expect(others.flatMap((file) => saidIn(file, readFileSync(file, 'utf8')))).toEqual([]);
}, 60_000);

test('nobody is excused for nothing', () => {
  const idle = Object.keys(READS_OR_WRITES_FRENCH).filter(
    (path) => !files.some((file) => file.startsWith(path) && saidIn(file, readFileSync(file, 'utf8')).length > 0),
  );
  expect(idle).toEqual([]);
});

test('a sentence in code is seen', () => {
  const text = "const a = 'Enquête'; const b = <p>Fermer {c}</p>; const d = `« ${e} »`; throw new Error('no démarche');";
  expect(saidIn('probe.tsx', text)).toEqual(["probe.tsx: 'Enquête'", 'probe.tsx: Fermer ', 'probe.tsx: `« ${', 'probe.tsx: } »`']);
});
