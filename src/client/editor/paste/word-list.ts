import type { BlockKind } from '#document/text/block-kind';
import { foreignStyle } from './foreign-html';

/** « 1. », « 2.1 », « a) », « (iv) »: what numbers an item; a lone « o » or « · » is a dot. */
const NUMBERS = /^\(?(?:\d+(?:\.\d+)*|\p{L}{1,5}(?=[.)]))[.)]*$/u;

/** Word writes its list items as paragraphs that name their level: what such a paragraph is, undefined for any other. */
export function wordItem(paragraph: Element): BlockKind | undefined {
  const level = /\blevel(\d+)\b/u.exec(foreignStyle(paragraph, 'mso-list'))?.[1];
  if (level === undefined) return undefined;
  const mark = ([...paragraph.querySelectorAll('*')].find(isWordMark)?.textContent ?? '').replace(/\s+/gu, '');
  const start = /^\(?(\d+)[.)]*$/u.exec(mark)?.[1];
  return {
    type: 'listitem',
    list: NUMBERS.test(mark) ? 'number' : 'bullet',
    indent: Math.max(Number(level) - 1, 0),
    start: start === undefined ? undefined : Number(start),
  };
}

/** Whether an element is the dot or the number that Word drew before an item. */
export function isWordMark(element: Element): boolean {
  return foreignStyle(element, 'mso-list') === 'ignore';
}
