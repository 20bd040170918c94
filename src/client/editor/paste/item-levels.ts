import type { BlockKind } from '#document/text/block-kind';

/** How deep the items that follow each other stand, and which of them begin a list of their own. */
interface Count {
  readonly list: string | undefined;
  readonly number: number;
}

/** Makes the kinds of items that follow each other those of one text: the least deep at the edge, numbers said where they jump. */
export function levelItems(kinds: readonly BlockKind[]): BlockKind[] {
  const edge = Math.min(...kinds.map(({ indent }) => indent ?? 0));
  const counts: Count[] = [];
  return kinds.map((kind) => {
    // No item stands more than one step deeper than the one above it.
    const indent = Math.min((kind.indent ?? 0) - edge, counts.length);
    const above = counts[indent]?.list === kind.list ? counts[indent] : undefined;
    const next = (above?.number ?? 0) + 1;
    const isJump = kind.start !== undefined && kind.start !== next && kind.start !== 1 && (indent === 0 || !above);
    counts.length = indent;
    counts.push({ list: kind.list, number: isJump ? (kind.start ?? next) : next });
    return { ...kind, indent, start: isJump ? kind.start : undefined };
  });
}
