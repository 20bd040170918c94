import { findInElement } from '#client/editor/find-in-element';
import type { MarkedText } from '#bridge/documents-contract';

/** How long the words are waited for, in milliseconds: their screen may still be loading, or its document. */
const LONGEST_WAIT_MS = 8000;
/** How long only the surest are looked for: a title is drawn before the text that is under it. */
const SUREST_MS = 1500;
/** How long the page may change before it is looked at again. */
const LOOK_EVERY_MS = 100;

/** What to look for in a page, the surest first. */
interface WantedWords {
  /** The line of the snippet with the most of the words, as far as it is shown; empty where none is marked. */
  readonly passage: string;
  readonly wanted: readonly string[];
}

/** The title where it says as much as any line under it; else that line, the stretch of it from the first word to the last, the first word. */
export function wordsToShow(snippet: MarkedText, title: MarkedText): WantedWords {
  const best = linesOf(snippet).reduce((most, line) => (line.marks.length > most.marks.length ? line : most), { text: '', marks: [] });
  const [first, last] = [best.marks[0], best.marks.at(-1)];
  const found = first && last ? [best.text, best.text.slice(first[0], last[1]), best.text.slice(...first)].map(bare) : [];
  const wanted = title.marks.length >= best.marks.length ? [title.text, ...found] : [...found, title.text];
  return { passage: found[0] ?? '', wanted: [...new Set(wanted.filter(Boolean))] };
}

function bare(words: string): string {
  return words.replace(/^… | …$/gu, '').trim();
}

function linesOf({ text, marks }: MarkedText): readonly MarkedText[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const [from, to] = [start, start + line.length];
    start = to + 1;
    const inside = marks.filter(([a, b]) => a >= from && b <= to).map(([a, b]): [number, number] => [a - from, b - from]);
    return { text: line, marks: inside };
  });
}

/**
 * Brings the first of these words that is in the page into view and marks it, once the screen that was asked for is there;
 * the mark goes with the next key or press. Words in a field are selected in it.
 */
export function showWords(wanted: readonly string[]): void {
  const began = performance.now();
  let timer: number | undefined;
  const look = () => {
    timer = undefined;
    const waited = performance.now() - began;
    const sure = waited < SUREST_MS ? wanted.slice(0, 1) : wanted;
    if (!isCovered() && sure.some((words) => showText(words) || showField(words))) stop();
    else if (waited > LONGEST_WAIT_MS) stop();
    else timer = window.setTimeout(look, LOOK_EVERY_MS);
  };
  const stop = () => {
    clearTimeout(timer);
    for (const gesture of GESTURES) document.removeEventListener(gesture, forget, true);
    for (const gesture of GESTURES) document.addEventListener(gesture, unmark, { once: true, capture: true });
  };
  const forget = () => {
    clearTimeout(timer);
    for (const gesture of GESTURES) document.removeEventListener(gesture, forget, true);
  };
  for (const gesture of GESTURES) document.addEventListener(gesture, forget, true);
  // A moment later the screen that was left is no longer looked at.
  timer = window.setTimeout(look, LOOK_EVERY_MS);
}

/** Whoever does something else wants nothing shown any more. */
const GESTURES = ['keydown', 'pointerdown'] as const;

const MARK = 'found-here';

function unmark(): void {
  if ('highlights' in CSS) CSS.highlights.delete(MARK);
}

/** The palette still stands over the page. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

function showText(words: string): boolean {
  const main = document.getElementById('main');
  const range = main && findInElement(main, words)[0];
  const element = range?.startContainer.parentElement;
  if (!range || !element) return false;
  element.closest('details')?.setAttribute('open', '');
  if ('highlights' in CSS) CSS.highlights.set(MARK, new Highlight(range));
  element.scrollIntoView({ block: 'center' });
  return true;
}

function showField(words: string): boolean {
  const fields = document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(
    '#main textarea, #main input[type="text"], #main input:not([type])',
  );
  const field = [...fields].find(({ value }) => value.includes(words));
  if (!field) return false;
  const at = field.value.indexOf(words);
  field.focus({ preventScroll: true });
  field.setSelectionRange(at, at + words.length);
  field.scrollIntoView({ block: 'center' });
  return true;
}
