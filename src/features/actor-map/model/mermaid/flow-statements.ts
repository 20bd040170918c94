/** A statement of a Mermaid text, with the line it begins on (from 1). */
export interface FlowStatement {
  readonly line: number;
  readonly text: string;
}

/** How many lines a quoted label may run over before its quotation mark counts as a slip. */
const LONGEST_LABEL = 12;

/** The statements of a text: a line each, or several parted by `;`; a quoted label may run over lines. */
export function flowStatements(text: string): readonly FlowStatement[] {
  const lines = text.split('\n');
  const statements: FlowStatement[] = [];
  for (let index = 0; index < lines.length; ) {
    const taken = linesOfStatement(lines, index);
    const joined = lines.slice(index, index + taken).join('\n');
    for (const part of splitAtSemicolons(joined)) if (part.trim() !== '') statements.push({ line: index + 1, text: part.trim() });
    index += taken;
  }
  return statements;
}

function linesOfStatement(lines: readonly string[], start: number): number {
  let open = hasOpenQuote(lines[start] ?? '', false);
  if (!open) return 1;
  for (let count = 1; count < LONGEST_LABEL && start + count < lines.length; count++) {
    open = hasOpenQuote(lines[start + count] ?? '', open);
    if (!open) return count + 1;
  }
  return 1;
}

function hasOpenQuote(line: string, open: boolean): boolean {
  if (!open && /^\s*%%/u.test(line)) return false;
  let quotes = 0;
  for (const sign of line) if (sign === '"') quotes++;
  return quotes % 2 === 1 ? !open : open;
}

function splitAtSemicolons(text: string): readonly string[] {
  if (/^\s*%%/u.test(text) || !text.includes(';')) return [text];
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const sign = text[index];
    if (sign === '"') quoted = !quoted;
    if (sign !== ';' || quoted || isEntityEnd(text, index)) continue;
    parts.push(text.slice(start, index));
    start = index + 1;
  }
  return [...parts, text.slice(start)];
}

/** `#quot;` and `#35;` end in a semicolon that parts nothing. */
function isEntityEnd(text: string, at: number): boolean {
  return /[#&]#?\w{1,8}$/u.test(text.slice(Math.max(0, at - 11), at));
}
