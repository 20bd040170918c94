import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bundledMethods } from '#features/methods/model/bundled-methods';
import { METHOD_FORMAT } from '#features/methods/model/method';
import { methodFileName, methodJsonSchema, parseMethod, writeMethod } from '#features/methods/model/method-file';
import type { AppError } from '#shared/app-error';

const RESOURCES = new URL('../../../resources/', import.meta.url);
const files = readdirSync(new URL('methods/', RESOURCES)).filter((name) => name.endsWith('.methode.json'));
const read = (name: string) => readFileSync(new URL(`methods/${name}`, RESOURCES), 'utf8');

function refusal(text: string): Pick<AppError, 'code' | 'details'> {
  try {
    parseMethod(text);
  } catch (error) {
    const { code, details } = error as AppError;
    return { code, details };
  }
  throw new Error('nothing was refused');
}

test('the published JSON Schema is the one the app checks with', () => {
  const published = JSON.parse(readFileSync(new URL('schemas/methode.schema.json', RESOURCES), 'utf8'));
  expect(published).toEqual(methodJsonSchema());
});

test.each(files)('%s reads as a method, and writes back byte for byte', (name) => {
  expect(writeMethod(parseMethod(read(name)))).toBe(read(name));
});

test('every step of a bundled method says itself in simple words, and every phase asks who counts', () => {
  expect(bundledMethods()).toHaveLength(files.length);
  for (const method of bundledMethods())
    for (const phase of method.phases) {
      expect(phase.checks.length, phase.title).toBeGreaterThan(0);
      for (const step of phase.steps) expect(step.simple, step.title).not.toBe('');
    }
});

test('every tool of a bundled method is used by a step, and every role too', () => {
  for (const method of bundledMethods()) {
    const steps = method.phases.flatMap((phase) => phase.steps);
    const used = (kind: 'tools' | 'roles') => new Set(steps.flatMap((step) => step[kind]));
    expect(method.tools.map((tool) => tool.id).filter((id) => !used('tools').has(id))).toEqual([]);
    expect(method.roles.map((role) => role.id).filter((id) => !used('roles').has(id))).toEqual([]);
  }
});

test('French typography holds in what is bundled: no-break spaces, curved apostrophes', () => {
  for (const name of files) {
    expect(read(name)).not.toMatch(/ [;:?!»]|« /u);
    expect(read(name)).not.toMatch(/\p{L}'\p{L}/u);
  }
});

test('a file that is cut short, or lacks a part, is damaged, and the place is said', () => {
  const text = read(files[0] ?? '');
  expect(refusal(text.slice(0, 800)).code).toBe('damaged-file');
  const method = JSON.parse(text);
  method.phases[0].steps[0].title = 12;
  expect(refusal(JSON.stringify(method))).toMatchObject({ code: 'damaged-file', details: { where: 'phases › 0 › steps › 0 › title' } });
});

test('a step that names a tool the file does not hold is damaged', () => {
  const method = JSON.parse(read(files[0] ?? ''));
  method.tools = method.tools.slice(1);
  expect(refusal(JSON.stringify(method)).code).toBe('damaged-file');
});

test('a newer format is refused whole, and another kind of file is named as such', () => {
  expect(refusal(JSON.stringify({ format: METHOD_FORMAT, formatVersion: 2 })).code).toBe('newer-version');
  expect(refusal('{"name":"package"}').code).toBe('unknown-file-kind');
  expect(refusal('[]').code).toBe('unknown-file-kind');
  expect(refusal('').code).toBe('damaged-file');
});

test('a key this version does not know is left out, not refused', () => {
  const method = { ...JSON.parse(read(files[0] ?? '')), later: true };
  expect(parseMethod(JSON.stringify(method))).not.toHaveProperty('later');
});

test('two parts with one id are damaged', () => {
  const method = JSON.parse(read(files[0] ?? ''));
  method.phases[1].steps[0].id = method.phases[0].steps[0].id;
  expect(refusal(JSON.stringify(method)).code).toBe('damaged-file');
});

test('the file is named after the title', () => {
  expect(methodFileName({ title: 'Élaborer, à plusieurs : été' })).toBe('elaborer-a-plusieurs-ete.methode.json');
  expect(methodFileName({ title: '«»' })).toBe('methode.methode.json');
});
