import type { TextBlock, TextPart } from '#document/text/text-read';

/** The words an embed stands for when what it points to is gone. */
export type LabelOf = (kind: string, ref: string) => string;

/**
 * Reads the small notation the sample's texts are kept in: `## title`, `- item`, `> quotation`, `[carte]`,
 * `![testimony]` on lines of their own; `**bold**`, `@[actor]`, `#[figure]` and `~[source|words cited]` inside a line.
 */
export function readSampleText(lines: readonly string[], labelOf: LabelOf): readonly TextPart[] {
  const blocks: TextPart[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (line.startsWith('- ')) {
      const item: TextBlock = { type: 'listitem', children: readLine(line.slice(2), labelOf) };
      if (last && 'children' in last && last.type === 'list') blocks[blocks.length - 1] = { ...last, children: [...last.children, item] };
      else blocks.push({ type: 'list', tag: 'ul', listType: 'bullet', children: [item] });
    } else blocks.push(readBlock(line, labelOf));
  }
  return blocks;
}

function readBlock(line: string, labelOf: LabelOf): TextPart {
  const testimony = /^!\[(.+)\]$/u.exec(line)?.[1];
  if (testimony) return { embed: 'testimony', ref: testimony, label: labelOf('testimony', testimony) };
  if (line === '[carte]') return { embed: 'actor-map', ref: 'map', label: labelOf('actor-map', 'map') };
  if (line.startsWith('## ')) return { type: 'heading', tag: 'h2', children: readLine(line.slice(3), labelOf) };
  if (line.startsWith('> ')) return { type: 'quote', children: readLine(line.slice(2), labelOf) };
  return { type: 'paragraph', children: readLine(line, labelOf) };
}

const BOLD = 1;

function readLine(line: string, labelOf: LabelOf): TextPart[] {
  return line
    .split(/(\*\*.+?\*\*|[@#~]\[.+?\])/u)
    .filter((piece) => piece !== '')
    .map((piece): TextPart => {
      const embed = /^([@#])\[(.+)\]$/u.exec(piece);
      if (embed) {
        const kind = embed[1] === '@' ? 'actor' : 'figure';
        const ref = embed[2] ?? '';
        return { embed: kind, ref, label: labelOf(kind, ref) };
      }
      const [, source, cited] = /^~\[([^|]+)\|(.+)\]$/u.exec(piece) ?? [];
      if (source !== undefined && cited !== undefined) return { embed: 'citation', ref: source, label: cited };
      const bold = /^\*\*(.+)\*\*$/u.exec(piece)?.[1];
      return bold ? { text: bold, format: BOLD } : { text: piece, format: 0 };
    });
}
