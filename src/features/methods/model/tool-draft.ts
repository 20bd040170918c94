import { type MethodTool, toolSchema } from './method';

/** The kinds of tools, in the order they are offered. */
export const TOOL_KINDS = ['agenda', 'grid', 'form', 'checklist', 'template'] as const;
/** A kind of tool. */
export type ToolKind = (typeof TOOL_KINDS)[number];

/** What each part of a tool is made of, field by field; a grid and a checklist have lists alone. */
export const PART_FIELDS = {
  agenda: ['title', 'minutes', 'instruction', 'simple', 'prompts'],
  form: ['label', 'kind', 'options', 'help'],
  template: ['heading', 'prompt'],
  grid: [],
  checklist: [],
} as const satisfies Readonly<Record<ToolKind, readonly string[]>>;
/** A field of a part. */
export type PartField = (typeof PART_FIELDS)[ToolKind][number];

/** The lists of a tool, one thing a line. */
export const LIST_FIELDS = {
  agenda: [],
  form: [],
  template: [],
  grid: ['columns', 'rows'],
  checklist: ['items'],
} as const satisfies Readonly<Record<ToolKind, readonly string[]>>;
/** A list of a tool. */
export type ListField = (typeof LIST_FIELDS)[ToolKind][number];

/** The fields that name a part, and may not be empty. */
export const PART_NAMES: ReadonlySet<string> = new Set<PartField>(['title', 'label', 'heading']);

/** Of a field that holds one thing a line: how many, and how long each may be. */
export const LINE_LIMITS: Readonly<Partial<Record<PartField | ListField, { readonly lines: number; readonly length: number }>>> = {
  prompts: { lines: 80, length: 4000 },
  options: { lines: 30, length: 300 },
  columns: { lines: 12, length: 300 },
  rows: { lines: 60, length: 300 },
  items: { lines: 80, length: 4000 },
};

/** The most parts that each kind may have. */
export const MAX_PARTS: Readonly<Record<ToolKind, number>> = { agenda: 40, form: 60, template: 40, grid: 0, checklist: 0 };

/** One part as it is typed; `kept` is what no field shows and an edit must not lose. */
export interface PartDraft {
  readonly key: number;
  readonly fields: Readonly<Partial<Record<PartField, string>>>;
  readonly kept: Readonly<Record<string, unknown>>;
}

/** A tool as it is typed, before it is kept. */
export interface ToolDraft {
  readonly kind: ToolKind;
  readonly title: string;
  readonly purpose: string;
  readonly simple: string;
  readonly lists: Readonly<Partial<Record<ListField, string>>>;
  readonly parts: readonly PartDraft[];
}

/** A new part with nothing in it. */
export function emptyPart(kind: ToolKind, key: number): PartDraft {
  return { key, fields: kind === 'form' ? { kind: 'short' } : kind === 'agenda' ? { minutes: '10' } : {}, kept: {} };
}

/** A new tool of a kind, with one empty part where it has parts. */
export function emptyTool(kind: ToolKind): ToolDraft {
  return { kind, title: '', purpose: '', simple: '', lists: {}, parts: MAX_PARTS[kind] > 0 ? [emptyPart(kind, 0)] : [] };
}

/** A tool as it is typed. */
export function toolDraft(tool: MethodTool): ToolDraft {
  const { kind, title, purpose, simple } = tool;
  const lists = Object.fromEntries(LIST_FIELDS[kind].map((name) => [name, textOf(Reflect.get(tool, name))]));
  const parts = partsOf(tool).map((part, key): PartDraft => {
    const shown: readonly string[] = PART_FIELDS[kind];
    const entries = Object.entries(part);
    return {
      key,
      fields: Object.fromEntries(entries.filter(([name]) => shown.includes(name)).map(([name, value]) => [name, textOf(value)])),
      kept: Object.fromEntries(entries.filter(([name]) => !shown.includes(name))),
    };
  });
  return { kind, title, purpose, simple, lists, parts };
}

/** The tool that was typed, or undefined as long as it is none that a method file may hold. */
export function toolFromDraft({ kind, lists, parts, ...words }: ToolDraft, id: string): MethodTool | undefined {
  const title = words.title.trim();
  const isNamed = PART_FIELDS[kind]
    .filter((name) => PART_NAMES.has(name))
    .every((name) => parts.every(({ fields }) => fields[name]?.trim()));
  if (title === '' || !isNamed) return undefined;
  const listed = Object.fromEntries(LIST_FIELDS[kind].map((name) => [name, linesIn(lists[name] ?? '')]));
  const told = parts.map(({ fields, kept }) => ({
    ...kept,
    ...Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, partValue(name, text)])),
  }));
  const under = { agenda: { times: told }, form: { fields: told }, template: { parts: told }, grid: {}, checklist: {} }[kind];
  return toolSchema.safeParse({ id, kind, title, purpose: words.purpose.trim(), simple: words.simple.trim(), ...listed, ...under }).data;
}

/** The lines that hold something. */
export function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function partsOf(tool: MethodTool): readonly object[] {
  switch (tool.kind) {
    case 'agenda':
      return tool.times;
    case 'form':
      return tool.fields;
    case 'template':
      return tool.parts;
    default:
      return [];
  }
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join('\n') : String(value ?? '');
}

function partValue(name: string, text: string): unknown {
  if (name === 'minutes') return Number(text);
  return name === 'prompts' || name === 'options' ? linesIn(text) : text.trim();
}
