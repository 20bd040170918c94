import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const files = readdirSync('src', { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

test('no file is longer than 300 lines', () => {
  const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
});

test('no folder holds more than 25 files', () => {
  const counts = new Map<string, number>();
  for (const top of ['src', 'test']) {
    for (const entry of readdirSync(top, { withFileTypes: true, recursive: true })) {
      if (entry.isFile()) counts.set(entry.parentPath, (counts.get(entry.parentPath) ?? 0) + 1);
    }
  }
  const crowded = [...counts].filter(([, count]) => count > 25).map(([folder]) => folder);
  expect(crowded).toEqual([]);
});

test('file names are in kebab case, and none says nothing', () => {
  const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.(en|fr|d))?\.tsx?$/u;
  const empty = /(^|-)(utils?|helpers?|common|managers?|handlers?|data|info|misc)\.tsx?$/u;
  expect(files.filter((file) => !name.test(basename(file)) || empty.test(basename(file)))).toEqual([]);
});

test('no type is given up', () => {
  const given = /:\s*any\b|\bas any\b|<any>|@ts-(ignore|nocheck|expect-error)/u;
  expect(files.filter((file) => given.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/gu, '')))).toEqual([]);
});

test('the top level holds only what the layout names', () => {
  const allowed =
    /^(package(-lock)?\.json|tsconfig\.json|electron\.vite\.config\.ts|src|resources|build|test|README\.md|LICENSE|CONTRIBUTING\.md|\..*|node_modules|out|dist)$/u;
  expect(readdirSync('.').filter((entry) => !allowed.test(entry))).toEqual([]);
});
