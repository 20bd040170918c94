import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const files = readdirSync('src', { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

const WRITER = /\bIntl\.(?:DateTimeFormat|RelativeTimeFormat|NumberFormat)|\.toLocale(?:Date|Time)?String\(/u;

test('dates, times and numbers are written by src/shared alone, the same way on a screen and in print', () => {
  const others = files.filter((file) => !file.startsWith(join('src', 'shared')));
  expect(others.filter((file) => WRITER.test(readFileSync(file, 'utf8')))).toEqual([]);
  expect(files.filter((file) => WRITER.test(readFileSync(file, 'utf8'))).length).toBeGreaterThan(3);
});
