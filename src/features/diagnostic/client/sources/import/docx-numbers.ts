import type { Unzipped } from 'fflate';
import { writtenNumber } from './list-numbers';
import { attribute, child, xmlPart } from './xml-parts';

/** How one level of a list is numbered (ECMA-376 part 1, § 17.9). */
interface Level {
  readonly start: number;
  readonly format: string;
  /** « %1. », « %1.%2) »: the levels' numbers in their places. */
  readonly text: string;
}

/** A list of the file: the levels it shares with others, and where it begins anew. */
interface NumberedList {
  readonly shared: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startsAt: ReadonlyMap<number, number>;
}

/** Around a number that was written into a paragraph; no text has these signs, which mean nothing to anybody. */
const [LEVEL, NUMBER, END] = ['\ue000', '\ue001', '\ue002'];
const MARKED = new RegExp(`^\\s*${LEVEL}(\\d+)${NUMBER}([^${END}]*)${END}\\s*`, 'u');
const DOCUMENT = 'word/document.xml';

/**
 * Writes into each numbered paragraph of `word/document.xml` the number that Word shows there, for `numberOf` to find: a list
 * that a paragraph interrupts goes on with its next number, and each list has its own signs, which HTML can't say.
 * Bullets are left as they are.
 */
export function withNumbers(parts: Unzipped): Unzipped {
  const [document, numbering] = [xmlPart(parts, DOCUMENT), xmlPart(parts, 'word/numbering.xml')];
  if (!document || !numbering) return parts;
  const lists = listsOf(numbering);
  const counters = new Map<string, number[]>();
  for (const paragraph of document.getElementsByTagName('w:p')) {
    const marks = child(child(paragraph, 'pPr'), 'numPr');
    const [list, level] = [lists.get(wordValue(child(marks, 'numId')) ?? ''), Number(wordValue(child(marks, 'ilvl')) ?? 0)];
    const kind = list?.levels.get(level);
    if (!marks || !list || !kind || kind.format === 'bullet' || kind.format === 'none') continue;
    const number = nextNumber(list, level, counters);
    marks.remove();
    paragraph.insertBefore(runOf(document, `${LEVEL}${level}${NUMBER}${number}${END}`), child(paragraph, 'pPr')?.nextSibling ?? null);
  }
  return { ...parts, [DOCUMENT]: new TextEncoder().encode(new XMLSerializer().serializeToString(document)) };
}

/** The number that `withNumbers` wrote at the beginning of a paragraph, its level, and the words behind it. */
export function numberOf(text: string): { readonly level: number; readonly marker: string; readonly text: string } | undefined {
  const [all, level, marker] = MARKED.exec(text) ?? [];
  return all === undefined ? undefined : { level: Number(level), marker: marker ?? '', text: text.slice(all.length) };
}

function listsOf(numbering: XMLDocument): ReadonlyMap<string, NumberedList> {
  const shared = new Map(
    [...numbering.getElementsByTagName('w:abstractNum')].map((one) => [attribute(one, 'abstractNumId') ?? '', levelsOf(one)]),
  );
  const lists = [...numbering.getElementsByTagName('w:num')].map((one): [string, NumberedList] => {
    const id = wordValue(child(one, 'abstractNumId')) ?? '';
    const overrides = [...one.children].filter(({ localName }) => localName === 'lvlOverride');
    const starts = overrides.flatMap((override): [number, number][] => {
      const start = wordValue(child(override, 'startOverride'));
      return start === undefined ? [] : [[Number(attribute(override, 'ilvl')), Number(start)]];
    });
    return [attribute(one, 'numId') ?? '', { shared: id, levels: shared.get(id) ?? new Map(), startsAt: new Map(starts) }];
  });
  return new Map(lists);
}

function levelsOf(list: Element): ReadonlyMap<number, Level> {
  const levels = [...list.children].filter(({ localName }) => localName === 'lvl');
  return new Map(
    levels.map((level) => [
      Number(attribute(level, 'ilvl')),
      {
        start: Number(wordValue(child(level, 'start')) ?? 1),
        format: wordValue(child(level, 'numFmt')) ?? 'decimal',
        text: wordValue(child(level, 'lvlText')) ?? '%1.',
      },
    ]),
  );
}

/** Lists that share their levels count together, until one says that it begins anew. */
function nextNumber(list: NumberedList, level: number, counters: Map<string, number[]>): string {
  const key = list.startsAt.size > 0 ? [...list.startsAt].join() + list.shared : list.shared;
  const counts = counters.get(key) ?? [];
  counters.set(key, counts);
  const start = list.startsAt.get(level) ?? list.levels.get(level)?.start ?? 1;
  counts[level] = counts[level] === undefined ? start : counts[level] + 1;
  // A deeper level begins anew below each number of this one.
  counts.length = level + 1;
  const text = list.levels.get(level)?.text ?? '%1.';
  return text.replace(/%(\d)/gu, (_all, digit: string) => {
    const at = Number(digit) - 1;
    return writtenNumber(counts[at] ?? list.levels.get(at)?.start ?? 1, list.levels.get(at)?.format ?? 'decimal');
  });
}

function runOf(document: XMLDocument, text: string): Element {
  const word = (name: string) => document.createElementNS(document.documentElement.namespaceURI, `w:${name}`);
  const [run, words] = [word('r'), word('t')];
  words.textContent = text;
  run.append(words);
  return run;
}

function wordValue(element: Element | undefined): string | undefined {
  return element && attribute(element, 'val');
}
