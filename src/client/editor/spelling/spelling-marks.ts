/** The name under which `::highlight()` draws unknown words. */
const NAME = 'spelling';

/**
 * The unknown words that this window underlines, of all its texts. They are ranges over what is drawn: neither the text nor
 * the editor's nodes know of them, and nothing of them is shared. A browser that can't highlight draws none.
 */
interface SpellingMarks {
  add(range: Range): void;
  delete(range: Range): void;
}

/** The marks of this window. */
export function spellingMarks(): SpellingMarks | undefined {
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return undefined;
  const known = CSS.highlights.get(NAME);
  if (known) return known;
  const made = new Highlight();
  CSS.highlights.set(NAME, made);
  return made;
}
