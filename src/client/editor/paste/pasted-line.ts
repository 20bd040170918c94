import type { FlowChars, Look } from '#document/text/flow';

/** A line being read: words that come one after the other, spaces as a page shows them. */
interface PastedLine {
  add(text: string, look: Look, keepsSpaces: boolean): void;
  /** What was added since the last time, without the spaces at its ends; undefined where there is no word. */
  take(): FlowChars[] | undefined;
}

/** A line in which nothing stands yet. */
export function pastedLine(): PastedLine {
  let pieces: FlowChars[] = [];
  return {
    add: (text, { format, link }, keepsSpaces) => {
      const last = pieces.at(-1);
      const shown = keepsSpaces ? text.replace(/\r\n?/gu, '\n') : asShown(text, !last || /[ \n]$/u.test(last.text));
      if (shown === '') return;
      if (last && last.format === format && last.link === link) pieces[pieces.length - 1] = { ...last, text: last.text + shown };
      else pieces.push({ text: shown, format, link });
    },
    take: () => {
      const taken = trimmed(pieces);
      pieces = [];
      return taken.some(({ text }) => /\S/u.test(text)) ? taken : undefined;
    },
  };
}

/** Spaces and ends of lines in a page are one space, and none where a space stands before. */
function asShown(text: string, isAfterSpace: boolean): string {
  const shown = text.replace(/[ \t\n\r\f]+/gu, ' ');
  return isAfterSpace && shown.startsWith(' ') ? shown.slice(1) : shown;
}

function trimmed(pieces: readonly FlowChars[]): FlowChars[] {
  const kept = [...pieces];
  for (const [at, edge] of [
    [0, /^[ \t\n]+/u],
    [-1, /[ \t\n]+$/u],
  ] as const) {
    for (let end = kept.at(at); end; end = kept.at(at)) {
      const text = end.text.replace(edge, '');
      if (text !== '') {
        kept.splice(at, 1, { ...end, text });
        break;
      }
      kept.splice(at, 1);
    }
  }
  return kept;
}
