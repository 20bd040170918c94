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

/** Names of entities for U+00A0 to U+00FF, in their order. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ...Object.entries({ quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", num: '#', oelig: 'œ', OElig: 'Œ', hellip: '…', euro: '€' }),
  ...Object.entries({ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—', bull: '•', rarr: '->', larr: '<-' }),
]);

/** What parts words on a label: a line break, or a tag that begins a line of its own. */
const BREAK = /<\/?(?:br|hr|p|div|li|ul|ol|h[1-6]|tr|td|center)\b[^<>]*>|\\n/giu;
/** A tag that only changes how words look. Others are no formatting: they stay as they are written. */
const LOOK = /<\/?(?:[bius]|a|em|strong|small|big|su[bp]|span|font|code|ins|del|mark|tt|strike)(?:\s[^<>]*)?>/giu;
const ENTITY = /[#&](?:#?(\d{1,7})|#?x([0-9a-f]{1,6})|([a-z]{2,6}\d{0,2}));/giu;

/** The words a label shows: without line breaks (`<br/>`, `\n`) and tags, its entities resolved. */
export function unescapeMermaidLabel(label: string): string {
  return label
    .replace(BREAK, ' ')
    .replace(LOOK, '')
    .replace(ENTITY, (all, decimal: string | undefined, hex: string | undefined, name: string | undefined) =>
      name === undefined ? fromCode(Number.parseInt(decimal ?? hex ?? '', decimal ? 10 : 16), all) : (NAMED.get(name) ?? all),
    )
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** The words of a Markdown label (between `` "` `` and `` `" ``): without the signs for bold and italics, on one line. */
export function plainMarkdownLabel(label: string): string {
  return label
    .replace(/(\*\*|__)(?=\S)([\s\S]{0,400}?\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(?=\S)([\s\S]{0,400}?\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\s+/gu, ' ');
}

function fromCode(code: number, otherwise: string): string {
  return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : otherwise;
}
