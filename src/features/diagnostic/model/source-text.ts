import { type ContentBuilder, contentBuilder, type SourceContent } from './source-block';
import type { DecodedText } from './source-encoding';

const BULLET = /^(\s*)([-*•–—·◦▪‣]|\d{1,3}[.)])\s+(?=\S)/u;
const RULE = /^[\s\-_=*~#·.]{3,}$/u;

/**
 * A plain text as blocks: paragraphs and items, its words and its line ends as they are, a hyphen that a
 * scan left at the end of a line included. Where a line is a wrapped one and where it is a paragraph is
 * guessed from the lengths of the lines around it.
 */
export function readPlainText({ text, report }: Pick<DecodedText, 'text' | 'report'>): SourceContent {
  const builder = contentBuilder();
  for (const item of report) builder.report(item.code, item.quote, item.line);
  addPlainText(builder, text);
  return builder.finish();
}

/** Adds the paragraphs and items of a plain text. */
export function addPlainText(builder: ContentBuilder, text: string): void {
  let group: string[] = [];
  const flush = () => {
    for (const lines of paragraphsOf(group)) addParagraph(builder, lines);
    group = [];
  };
  for (const line of text.replace(/\r\n?|\u2028|\u2029/gu, '\n').split(/\n|\f/u)) {
    if (line.trim() === '' || RULE.test(line)) flush();
    else group.push(line);
    // A rule of dashes is no passage anybody cites; letters never match it.
  }
  flush();
}

/** Lines of this length and more are paragraphs by themselves: nobody's screen wraps there. */
const UNWRAPPED = 160;

function paragraphsOf(lines: readonly string[]): string[][] {
  const widest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const paragraphs: string[][] = [];
  let current: string[] = [];
  for (const line of lines) {
    const before = current.at(-1);
    const begins = before === undefined || BULLET.test(line) || widest > UNWRAPPED || before.trimEnd().length < widest * 0.6;
    if (begins) {
      current = [line];
      paragraphs.push(current);
    } else current.push(line);
  }
  return paragraphs;
}

function addParagraph(builder: ContentBuilder, lines: readonly string[]): void {
  const bullet = BULLET.exec(lines[0] ?? '');
  const text = lines.map((line) => line.trim()).join('\n');
  if (!bullet) {
    builder.add({ kind: 'paragraph', text });
    return;
  }
  const marker = bullet[2] ?? '•';
  builder.add({
    kind: 'item',
    level: Math.min(6, Math.floor((bullet[1]?.length ?? 0) / 2)),
    marker,
    text: text.slice(marker.length).trim(),
  });
}
