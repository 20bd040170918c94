import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const files = readdirSync('src', { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.(?:css|tsx?)$/u.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));
const drawn = (pattern: RegExp, extension: string) =>
  files.filter((file) => file.endsWith(extension) && pattern.test(readFileSync(file, 'utf8'))).map((file) => file.replace(/^src\//u, ''));

test('dashes mean « bloque » and nothing else: no border has any', () => {
  const DASHED = /(?:border|outline|column-rule|text-decoration)[^;{}]*:[^;{}]*\b(?:dashed|dotted)\b/u;
  expect(drawn(DASHED, '.css')).toEqual([]);
});

test('the one dashed line is that of a link that blocks, on the map, in its legend and in print', () => {
  expect(drawn(/dasharray/iu, '.css')).toEqual([
    'features/actor-map/client/drawing/map-layers.module.css',
    'features/actor-map/client/drawing/map-legend.module.css',
  ]);
  expect(drawn(/dasharray/iu, '.ts')).toEqual([
    'features/actor-map/model/drawing/static-legend.ts',
    'features/actor-map/model/drawing/static-svg.ts',
  ]);
  expect(drawn(/dasharray/iu, '.tsx')).toEqual([]);
});

/** A rule with a colour for what is drawn on ink, on the marker or on a warning; what one has selected is the browser's to draw. */
const FILLED = /([^{}]*)\{([^{}]*\n\s*color: var\(--on-(?:ink|marker|danger)\);[^{}]*)\}/gu;

test('words on a filled ground keep it under forced colours, where the browser lays a plate of its own under them', () => {
  const rules = files
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(FILLED)].map(([, selector = '', body = '']) => ({ file, selector, body })));
  expect(rules.length).toBeGreaterThan(15);
  const kept = rules.filter(({ selector }) => !/::(?:selection|highlight)/u.test(selector));
  expect(
    kept.filter(({ body }) => !body.includes('forced-color-adjust: none')).map(({ file, selector }) => `${file}: ${selector.trim()}`),
  ).toEqual([]);
});
