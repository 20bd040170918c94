import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** Words that may point at something: a Markdown file without its listings, or the comments of a source file. */
interface Prose {
  readonly path: string;
  readonly text: string;
}

/** Something that prose points at, as it is written there. */
interface Reference {
  readonly kind: 'link' | 'path' | 'name' | 'section' | 'promise';
  readonly target: string;
}

const FOLDERS = ['src', 'test', 'build', 'resources', '.ci'];
const entries = [
  // What a build or an installation leaves at the top is nobody's to point at.
  ...readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isFile() || FOLDERS.includes(entry.name)),
  ...FOLDERS.flatMap((folder) => readdirSync(folder, { withFileTypes: true, recursive: true })),
].map((entry) => ({ path: normalize(join(entry.parentPath, entry.name)), isFile: entry.isFile() }));
const files = entries.filter(({ isFile }) => isFile).map(({ path }) => path);
const sources = new Map(files.filter((path) => /\.(tsx?|m[jt]s|css)$/u.test(path)).map((path) => [path, readFileSync(path, 'utf8')]));
const pages = new Map(files.filter((path) => path.endsWith('.md')).map((path) => [path, readFileSync(path, 'utf8')]));
const folderNames = new Set(entries.filter(({ isFile }) => !isFile).map(({ path }) => basename(path)));
/** Every path, and every way of naming it by its last parts: `src/shared/ids.ts` is `shared/ids.ts` and `shared/ids` as well. */
const pathEnds = new Set(
  entries.flatMap(({ path }) => {
    const parts = path.split('/');
    return parts.flatMap((_, from) => {
      const end = parts.slice(from).join('/');
      return [end, end.replace(/\.[a-z]+$/u, ''), end.replace(/(\.[a-z]+){2}$/u, '')];
    });
  }),
);
const declared = new Set(
  [...sources.values()].flatMap((text) =>
    [...text.matchAll(/\b(?:function\*?|const|let|class|interface|type)\s+([\w$]+)/gu)].map(([, name = '']) => name),
  ),
);
/** The table of promises: each number, and its row. */
const promises = new Map(
  [...(pages.get('src/PROMISES.md') ?? '').matchAll(/^\| ([RS]\d+) \|.*$/gmu)].map(([row, number = '']) => [number, row]),
);

function proseOf(path: string, text: string): Prose {
  if (path.endsWith('.md')) return { path, text: text.replace(/^```[\s\S]*?^```$/gmu, '') };
  const comments = text.match(/(?<=^|[\s{(,])(?:\/\*[\s\S]*?\*\/|\/\/.*$)/gmu) ?? [];
  return { path, text: comments.join('\n').replace(/\n\s*(?:\*|\/\/) ?/gu, ' ') };
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, target = '']) => target);

/** Everything that `text` points at. A path in backquotes is one when it begins with the name of a folder that exists. */
function referencesIn({ path, text }: Prose): Reference[] {
  const references: Reference[] = [];
  const add = (kind: Reference['kind'], targets: readonly string[]) =>
    references.push(...targets.map((target): Reference => ({ kind, target })));
  if (path.endsWith('.md')) {
    add('link', all(text, /(?:\]\(|src=")(?!https?:)([^)"\s]+)[)"]/gu));
    add('path', all(text, /`([rs]\d+-[\w-]+)`/gu));
  }
  const quoted = all(text, /`(?:\.\.\/)*([\w.{][\w.{},*<>-]*\/[\w./{},*<>-]*)`/gu);
  add(
    'path',
    quoted.filter((target) => folderNames.has(target.split('/')[0] ?? '')),
  );
  add('path', all(text, /`([\w*-][\w.*-]*\.(?:test|tsx?|mjs|md))`/gu));
  add('path', all(text, /(?<![\w/`.\]-])((?:src|test|build|resources)\/[\w./{},*<>-]*\w)/gu));
  add(
    'name',
    all(text, /\bsee ((?:`[\w$.-]+`(?:, | and )?)+)/giu).flatMap((list) => all(list, /`([^`]+)`/gu)),
  );
  add('section', all(text, /\b([A-Z]{4,} §\d+)/gu));
  add('section', all(text, /((?<![\w/])[\w/]+\.md « [^»]+ »)/gu));
  add('promise', all(text, /(?<![\w-])([RS]\d{1,2})(?![\w-])/gu));
  return references;
}

/** `a/{b,c}` as `a/b` and `a/c`. */
function spread(target: string): string[] {
  const braces = /\{([^}]*)\}/u.exec(target);
  if (!braces) return [target];
  return (braces[1] ?? '').split(',').flatMap((part) => spread(target.replace(braces[0], part)));
}

function hasPath(target: string): boolean {
  return spread(target.replace(/\/$/u, '')).every((one) => {
    if (!/[*<]/u.test(one)) return pathEnds.has(one);
    const pattern = one.replace(/[.]/gu, '\\.').replace(/\*|<[^>]*>/gu, '[^/]+');
    return [...pathEnds].some((end) => new RegExp(`^${pattern}$`, 'u').test(end));
  });
}

function hasSection(target: string): boolean {
  const [, document = '', number] = /^([A-Z]+) §(\d+)$/u.exec(target) ?? [];
  if (number) return new RegExp(`^## ${number}\\. `, 'mu').test(pages.get(`src/${document}.md`) ?? '');
  const [, page = '', title = ''] = /^(\S+) « (.+) »$/u.exec(target) ?? [];
  return (pages.get(page) ?? '').split('\n').some((line) => line.replace(/^#+ /u, '') === title && line.startsWith('#'));
}

/** Whether what is pointed at is there; `from` is the file that points. */
function isFound({ kind, target }: Reference, from: string): boolean {
  if (kind === 'promise') return promises.has(target);
  if (kind === 'section') return hasSection(target);
  if (kind === 'name') return target.split('.').every((part) => declared.has(part) || isMember(part)) || pathEnds.has(target);
  if (kind === 'path') return hasPath(target);
  const path = normalize(join(dirname(from), target.split('#')[0] ?? ''));
  return entries.some((entry) => entry.path === path.replace(/\/$/u, ''));
}

/** A field or a method of some interface: `compact(` or `compact:`. */
function isMember(name: string): boolean {
  const member = new RegExp(`^\\s+(?:readonly )?${name.replace(/\$/gu, '\\$')}\\??[(:<]`, 'mu');
  return [...sources.values()].some((text) => member.test(text));
}

const THIS = 'test/architecture/references.test.ts';
const prose = [...pages, ...sources].filter(([path]) => path !== THIS).map(([path, text]) => proseOf(path, text));
const followed = prose.flatMap((one) => referencesIn(one).map((reference) => ({ from: one.path, ...reference })));

test.each(['link', 'path', 'name', 'section', 'promise'] as const)('every reference to a %s is followed and found', (kind) => {
  const ofKind = followed.filter((reference) => reference.kind === kind);
  console.log(`references to a ${kind}: ${ofKind.length}`);
  // Green on nothing would be no answer.
  expect(ofKind.length).toBeGreaterThan(5);
  expect(ofKind.filter((reference) => !isFound(reference, reference.from)).map(({ from, target }) => `${from}: ${target}`)).toEqual([]);
});

test.each([
  ['link', '[the tests](../test/absent.test.ts)'],
  ['path', 'see `storage/no-such-file`'],
  ['path', 'held by test/host/absent.test.ts.'],
  ['path', 'held by `s99-nothing`'],
  ['path', '`client/{documents,absent}`'],
  ['name', 'what waits (see `noSuchThing`)'],
  ['section', 'as it does (PITFALLS §99)'],
  ['section', 'as it does (DESIGN §2)'],
  ['section', 'src/README.md « A section that nobody wrote »'],
  ['promise', 'held by R99'],
] as const)('a reference to a %s that is not there is seen: %s', (kind, text) => {
  const [reference] = referencesIn({ path: 'src/PAGE.md', text }).filter((one) => one.kind === kind);
  expect(reference).toBeDefined();
  expect(reference && isFound(reference, 'src/PAGE.md')).toBe(false);
});

test('each test of a promise stands in the row that it is named after, and no other test bears such a name', () => {
  const named = files.filter((path) => /^test\/.*\/[rs]\d+-?[^/]*\.test\.ts$/u.test(path));
  const astray = named.filter((path) => {
    const number = (/^[rs]\d+/u.exec(basename(path)) ?? [''])[0].toUpperCase();
    return !path.startsWith('test/promises/') || !promises.get(number)?.includes(`(../${path})`);
  });
  expect(astray).toEqual([]);
  expect(named.length).toBeGreaterThan(30);
});

test('each pitfall is pointed at by the code that it explains', () => {
  const numbers = all(pages.get('src/PITFALLS.md') ?? '', /^## (\d+)\. /gmu);
  const cited = new Set(followed.filter(({ from }) => !from.endsWith('.md')).map(({ target }) => target));
  expect(numbers.filter((number) => !cited.has(`PITFALLS §${number}`))).toEqual([]);
});
