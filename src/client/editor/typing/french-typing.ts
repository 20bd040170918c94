/** What gives way before the caret, and what comes in its place. */
interface Replacement {
  /** How many signs before the caret go; the one that was just typed is among them. */
  readonly remove: number;
  readonly insert: string;
}

const NO_BREAK = '\u00a0';
const THIN_NO_BREAK = '\u202f';

/** Behind these a quotation begins. */
const BEFORE_OPENING = /(^|[\s([{—–’'-])$/u;
/** Behind these a double punctuation takes its space; behind another punctuation (« ?! ») it takes none. */
const BEFORE_DOUBLE = /[\p{L}\p{N}»)\]}”’%€…]$/u;
/** What holds punctuation that is no punctuation: an address. */
const ADDRESS = /(:\/\/|^www\.|@)\S*$/u;
const SCHEME = /(^|\s)(https?|ftp|file|mailto|tel)$/iu;

/**
 * What French typography makes of the sign that was just typed, the last one of `before`: `"` becomes « or » with its
 * no-break space, `;`, `!`, `?` and `:` theirs, `'` is curved and three dots are one. Undefined where it stays as it is. A
 * space that was typed takes the place of the one that would be added, before or after.
 */
export function frenchTyping(before: string): Replacement | undefined {
  const typed = before.at(-1);
  const prior = before.slice(0, -1);
  switch (typed) {
    case '"':
      return isQuoting(prior) ? closed(prior) : BEFORE_OPENING.test(prior) ? { remove: 1, insert: `«${NO_BREAK}` } : undefined;
    case '«':
      return { remove: 1, insert: `«${NO_BREAK}` };
    case '»':
      return isQuoting(prior) ? closed(prior) : undefined;
    case "'":
      return /[\p{L}\p{N}]$/u.test(prior) ? { remove: 1, insert: '’' } : undefined;
    case '.':
      return /(^|[^.])\.\.$/u.test(prior) ? { remove: 3, insert: '…' } : undefined;
    case ';':
    case '!':
    case '?':
      return spaced(prior, typed, THIN_NO_BREAK);
    case ':':
      return /\p{N}$/u.test(prior) || SCHEME.test(prior) ? undefined : spaced(prior, typed, NO_BREAK);
    case ' ':
      return afterSpace(prior);
    default:
      return undefined;
  }
}

/** Whether a quotation is open, and holds something to close. */
function isQuoting(prior: string): boolean {
  return prior.lastIndexOf('«') > prior.lastIndexOf('»') && !/«\s*$/u.test(prior);
}

function closed(prior: string): Replacement | undefined {
  if (/[\u00a0\u202f]$/u.test(prior)) return { remove: 1, insert: '»' };
  return { remove: prior.endsWith(' ') ? 2 : 1, insert: `${NO_BREAK}»` };
}

function spaced(prior: string, typed: string, space: string): Replacement | undefined {
  if (/\S $/u.test(prior)) return { remove: 2, insert: space + typed };
  return BEFORE_DOUBLE.test(prior) && !ADDRESS.test(prior) ? { remove: 1, insert: space + typed } : undefined;
}

/** The space that a hand types by habit behind « is there already; a number before « : » was no hour. */
function afterSpace(prior: string): Replacement | undefined {
  if (prior.endsWith(`«${NO_BREAK}`)) return { remove: 1, insert: '' };
  return /\p{N}:$/u.test(prior) ? { remove: 2, insert: `${NO_BREAK}: ` } : undefined;
}
