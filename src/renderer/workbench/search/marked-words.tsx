import type { ReactNode } from 'react';
import type { MarkedText } from '#bridge/documents-contract';

/** A text in which the words that were looked for are marked. */
export function MarkedWords({ text, marks }: MarkedText): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    parts.push(onOneLine(text.slice(at, from)), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return [...parts, onOneLine(text.slice(at))];
}

function onOneLine(text: string): string {
  return text.replaceAll('\n', ' · ');
}
