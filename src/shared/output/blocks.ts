import type { OutputBlock, OutputDefinition, OutputInline, OutputList, OutputParagraph, OutputTable } from './section';

/** Words without any mark. */
export function plain(text: string): OutputInline {
  return { kind: 'text', text };
}

/** One paragraph of plain words. */
export function paragraph(text: string, role?: OutputParagraph['role']): OutputParagraph {
  return { kind: 'paragraph', children: [plain(text)], ...(role ? { role } : {}) };
}

/** A heading of plain words, perhaps with something small beside them. */
export function heading(level: number, text: string, beside = ''): OutputBlock {
  const small: OutputInline[] = beside === '' ? [] : [plain(' '), { kind: 'text', text: beside, small: true }];
  return { kind: 'heading', level, children: [plain(text), ...small] };
}

/** A list of plain lines. */
export function textList(items: readonly string[], ordered = false): OutputList {
  return { kind: 'list', ordered, items: items.map((item) => ({ blocks: [paragraph(item)] })) };
}

/** A table of plain cells; the first of each row names it. An empty caption is none. */
export function textTable(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): OutputTable {
  const cells = (texts: readonly string[]) => texts.map((text) => [paragraph(text)]);
  return { kind: 'table', caption, head: cells(columns), rows: rows.map(cells), rowHeads: true };
}

/** What is told under each name; names with nothing to tell are left out, and nothing at all is no block. */
export function definitions(told: readonly (readonly [term: string, text: string | OutputBlock | undefined])[]): OutputBlock[] {
  const items = told.flatMap(([term, what]): OutputDefinition[] => {
    if (what === undefined || what === '') return [];
    return [{ term, blocks: [typeof what === 'string' ? paragraph(what) : what] }];
  });
  return items.length === 0 ? [] : [{ kind: 'definitions', items }];
}

/** The facts that are known, on one line. */
export function facts(parts: readonly (string | undefined)[], between = ' · '): string {
  return parts.filter((part) => part !== undefined && part !== '').join(between);
}
