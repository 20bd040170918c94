import { foldAccents } from '#shared/fold-accents';

/**
 * Where words stand under an element, as ranges, in reading order; accents, capitals and the shape of
 * apostrophes are ignored. Words that a format cuts in two are found, words in two blocks are not.
 */
export function findInElement(element: Element, wanted: string): Range[] {
  const needle = foldAccents(wanted);
  if (!needle) return [];
  return [...textsByBlock(element)].flatMap((texts) => findInTexts(texts, needle));
}

function textsByBlock(element: Element): Iterable<Text[]> {
  const blocks = new Map<Element, Text[]>();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const block = node.parentElement?.closest('p, li, h1, h2, h3, h4, td, th, blockquote, figcaption') ?? element;
    blocks.set(block, [...(blocks.get(block) ?? []), node as Text]);
  }
  return blocks.values();
}

function findInTexts(texts: readonly Text[], needle: string): Range[] {
  let folded = '';
  const places: { node: Text; offset: number }[] = [];
  for (const node of texts) {
    for (const [offset, character] of [...node.data].entries()) {
      const plain = /\s/u.test(character) ? ' ' : foldAccents(character);
      for (const unit of plain) {
        folded += unit;
        places.push({ node, offset });
      }
    }
  }
  const ranges: Range[] = [];
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
    const [start, end] = [places[at], places[at + needle.length - 1]];
    if (!start || !end) continue;
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, Math.min(end.offset + 1, end.node.length));
    ranges.push(range);
  }
  return ranges;
}
