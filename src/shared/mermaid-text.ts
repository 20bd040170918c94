/**
 * Mermaid text as this app writes it and lets it in. What a peer wrote is hostile until proven otherwise:
 * a directive may switch HTML labels on and fetch an image, a `click` may navigate (Mermaid's own `strict`
 * level lets both through when the text asks for them: PITFALLS §7).
 */

/** The most that is read of a Mermaid text. */
export const MAX_MERMAID_LENGTH = 400_000;

/** A text without what could act, and each piece that was taken out, as it was written. */
interface DisarmedMermaid {
  readonly text: string;
  readonly removed: readonly string[];
}

const FRONT_MATTER = /^\s*---[^\S\n]*\n[\s\S]*?\n[^\S\n]*---[^\S\n]*(?:\n|$)/u;
const DIRECTIVE = /%%\{[\s\S]*?(?:\}%%|$)/gu;
const ACTING_LINE = /^[^\S\n]*(?:click|callback|href|link|links|import|accDescrImport)\b[^\n]*$/gmu;

/**
 * Takes front-matter, `%%{…}%%` directives and `click`-like lines out of somebody's text. Works to a fixed
 * point, so that no piece put together by the removal of another gets through.
 */
export function disarmMermaid(text: string): DisarmedMermaid {
  const removed: string[] = [];
  const take = (piece: string) => {
    if (piece.trim() !== '') removed.push(piece.trim());
    return '';
  };
  let current = text.slice(0, MAX_MERMAID_LENGTH).replace(/\r\n?/gu, '\n');
  for (let round = 0; round < 20; round++) {
    const next = current.replace(FRONT_MATTER, take).replace(DIRECTIVE, take).replace(ACTING_LINE, take);
    if (next === current) return { text: current, removed };
    current = next;
  }
  // Twenty layers of nesting is nobody's diagram.
  return { text: '', removed: [...removed, current] };
}

/** A label ready to stand between quotation marks in any Mermaid diagram: nothing in it can end the label or act. */
export function escapeMermaidLabel(label: string): string {
  return label
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[#&"<>`\\|{}[\]]|%(?=%)|(?<=%)%/gu, (sign) => `#${sign.codePointAt(0)};`)
    .trim();
}

const NAMED: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', apos: "'", num: '#' };

/** The text a label shows: entities resolved, `<br/>` and Markdown backticks taken away. */
export function unescapeMermaidLabel(label: string): string {
  return label
    .replace(/<br\s*\/?>/giu, ' ')
    .replace(/[#&](?:#?(\d{1,7})|([a-z]{2,6}));/giu, (all, code: string | undefined, name: string | undefined) =>
      code === undefined ? (NAMED[(name ?? '').toLowerCase()] ?? all) : fromCode(Number(code), all),
    )
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

function fromCode(code: number, otherwise: string): string {
  return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : otherwise;
}
