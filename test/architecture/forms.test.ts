import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const screens = readdirSync('src', { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const FORM = 'src/client/kit/fields/form.tsx';

/** The opening tags of buttons that send a form. */
const SENDERS = /<Button\b(?:[^<>{}]|\{(?:[^{}]|\{[^{}]*\})*\})*type="submit"(?:[^<>{}]|\{(?:[^{}]|\{[^{}]*\})*\})*>/gu;

test('every form of the workbench is the one of the kit, which leads to what is missing', () => {
  const forms = screens.filter(({ text }) => /<Form\b/u.test(text));
  expect(forms.length).toBeGreaterThan(25);
  const others = screens.filter(({ path, text }) => path !== FORM && /<form\b|\bonSubmit=\{\(?event/u.test(text));
  expect(others.map(({ path }) => path)).toEqual([]);
});

test('a button that sends a form is grey while something goes on, and never for what is not written yet', () => {
  const senders = screens.flatMap(({ path, text }) => [...text.matchAll(SENDERS)].map(([tag]) => ({ path, tag })));
  expect(senders.length).toBeGreaterThan(25);
  const silent = senders.filter(({ tag }) => /isDisabled=\{[^}]*(?:''|trim\(|=== undefined)/u.test(tag));
  expect(silent).toEqual([]);
});
