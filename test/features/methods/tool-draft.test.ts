import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseMethod } from '#features/methods/model/method-file';
import { emptyTool, PART_FIELDS, TOOL_KINDS, toolDraft, toolFromDraft } from '#features/methods/model/tool-draft';

const FOLDER = 'resources/methods';
const tools = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => parseMethod(readFileSync(`${FOLDER}/${name}`, 'utf8')).tools);

test('every tool of our methods is typed and kept as it was, with what no field shows', () => {
  expect(tools.length).toBeGreaterThan(5);
  for (const tool of tools) expect(toolFromDraft(toolDraft(tool), tool.id)).toEqual(tool);
});

test.each(TOOL_KINDS)('a new tool (%s) is none until it has a name and holds something', (kind) => {
  const empty = emptyTool(kind);
  expect(toolFromDraft(empty, 'outil')).toBeUndefined();
  expect(toolFromDraft({ ...empty, title: 'Outil' }, 'outil')).toBeUndefined();
  const parts = empty.parts.map((part) => ({ ...part, fields: { ...part.fields, [PART_FIELDS[kind][0] ?? '']: 'Une partie' } }));
  const filled = { ...empty, title: ' Outil ', parts, lists: { columns: 'Qui', items: 'Le café' } };
  expect(toolFromDraft(filled, 'outil')).toMatchObject({ kind, title: 'Outil' });
});

test('lines that are empty are no lines', () => {
  const draft = { ...emptyTool('grid'), title: 'Qui fait quoi', lists: { columns: 'Qui\n\n Quand ', rows: '' } };
  expect(toolFromDraft(draft, 'outil')).toMatchObject({ columns: ['Qui', 'Quand'], rows: [] });
});
