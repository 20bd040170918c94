import type { LexicalEditor } from 'lexical';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import * as Y from 'yjs';
import '#client/kit/tokens.css';
import '#client/kit/base.css';
import { describeEditor } from '#client/editor/rendered-text';
import { throttled } from '#client/editor/schedule';
import { RichText } from '#client/editor/rich-text.tsx';
import { insertTable, toggleBold, toggleHeading, toggleList, toggleQuote } from '#client/editor/text-commands';
import { openTextSession, type TextSession } from '#client/editor/text-session';
import { startI18n } from '#client/i18n/start-i18n';
import { goneWords } from '#document/text/gone-words';
import { partText, readText } from '#document/text/text-read';
import { systemClock } from '#shared/clock';

/** What the toolbar does. */
const COMMANDS = {
  bold: toggleBold,
  heading: toggleHeading,
  quote: toggleQuote,
  list: (editor: LexicalEditor) => toggleList(editor, 'bullet', undefined),
  unlist: (editor: LexicalEditor) => toggleList(editor, 'bullet', 'bullet'),
  table: (editor: LexicalEditor) => insertTable(editor, 2, 2),
};
export type Command = keyof typeof COMMANDS;

/** A place in the text, named by letters that stand there once, or soon will: before them, after them, or where their line begins. */
export type Spot = { readonly before: string } | { readonly after: string } | { readonly lineStart: string };

/** What a page shows and holds, once nothing moves. */
export interface PageReport {
  /** The lines on the screen, as text. */
  readonly lines: readonly string[];
  /** What the editor says it shows. */
  readonly described: string;
  /** The shared text's words, read without an editor. */
  readonly shared: string;
  readonly vector: string;
  /** What its person is told to have gone of their own words. */
  readonly gone: readonly string[];
}

/** What the tests of shared writing drive in a page: one editor on one text. Bytes come and go as base64. */
export interface WritingPage {
  /** Shows a text anew; what was shown before is closed. */
  open(state: string): Promise<void>;
  receive(update: string): void;
  putCaret(spot: Spot): Promise<void>;
  /** Selects words, or the whole line that they stand in. */
  select(words: string, wholeLine: boolean): Promise<void>;
  command(name: Command): Promise<void>;
  /** Waits until what came in is drawn; the number of updates sent so far. */
  drawn(): Promise<number>;
  report(): PageReport;
}

declare global {
  interface Window {
    writingPage: WritingPage;
    /** Given by the test: carries an update to the other pages. */
    sendUpdate(update: string): void;
  }
}

const ROOT = 'section:one';
/** Frames that words which are on their way may take to show. */
const PATIENCE = 120;
const NO_CURSORS = [] as const;
const NO_EMBEDS = {};
const nothing = () => {};

interface OpenText {
  readonly root: Root;
  readonly source: Y.Doc;
  readonly session: TextSession;
}

let open: OpenText | undefined;
let editor: LexicalEditor | undefined;
let sent = 0;

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

function stage(): HTMLElement {
  const found = document.getElementById('stage');
  if (!found) throw new Error('the page has no stage');
  return found;
}

function textbox(): HTMLElement {
  const found = stage().querySelector<HTMLElement>('[contenteditable]');
  if (!found) throw new Error('the page shows no editor');
  return found;
}

function close(): void {
  // React ends its components before what they were bound to goes.
  flushSync(() => open?.root.unmount());
  open?.session.close();
  open?.source.destroy();
  stage().replaceChildren();
  editor = undefined;
}

async function show(state: string): Promise<void> {
  close();
  const source = new Y.Doc();
  Y.applyUpdate(source, bytesOf(state), 'network');
  source.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'network') return;
    sent++;
    window.sendUpdate(base64Of(update));
  });
  const session = openTextSession({ source, clock: systemClock, schedule: throttled() });
  const root = createRoot(stage());
  open = { root, source, session };
  flushSync(() =>
    root.render(
      <RichText
        session={session}
        rootName={ROOT}
        label="Texte"
        placeholder=""
        embeds={NO_EMBEDS}
        cursors={NO_CURSORS}
        onFocus={(focused) => {
          editor = focused;
        }}
        onCaret={nothing}
        onFiles={nothing}
      />,
    ),
  );
  await frame();
  textbox().focus();
  await frame();
}

/** The text node and offset that stand `index` characters into the words of the editor. */
function pointAt(index: number, stickLeft: boolean): { node: Node; offset: number } {
  const walker = document.createTreeWalker(textbox(), NodeFilter.SHOW_TEXT);
  let rest = index;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (rest < length || (stickLeft && rest === length)) return { node, offset: rest };
    rest -= length;
  }
  throw new Error(`the text has no place ${index}`);
}

function indexOf(words: string): number {
  const index = (textbox().textContent ?? '').indexOf(words);
  if (index < 0) throw new Error(`« ${words} » is not on the screen`);
  return index;
}

/** Waits until words are on the screen. */
async function shown(words: string): Promise<number> {
  for (let round = 0; round < PATIENCE; round++) {
    if ((textbox().textContent ?? '').includes(words)) break;
    await frame();
  }
  return indexOf(words);
}

async function pointOf(spot: Spot): Promise<{ node: Node; offset: number }> {
  if ('before' in spot) return pointAt(await shown(spot.before), false);
  if ('after' in spot) return pointAt((await shown(spot.after)) + spot.after.length, true);
  return pointAt(lineAround(await shown(spot.lineStart)).start, false);
}

/** Where the line that holds a place begins and ends, in letters from the start of the text. */
function lineAround(index: number): { start: number; end: number } {
  const { node } = pointAt(index, false);
  const line = node.parentElement?.closest('p,li,h1,h2,h3,h4,blockquote');
  const before = document.createRange();
  before.setStart(textbox(), 0);
  before.setEndBefore(line ?? node);
  const start = before.toString().length;
  return { start, end: start + ((line ?? node).textContent ?? '').length };
}

/** Selects as a browser does, and waits until the editor has heard of it. */
async function setSelection(from: { node: Node; offset: number }, to: { node: Node; offset: number }): Promise<void> {
  textbox().focus();
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  await frame();
  await frame();
}

const page: WritingPage = {
  open: show,
  receive: (update) => open && Y.applyUpdate(open.source, bytesOf(update), 'network'),
  putCaret: async (spot) => {
    const point = await pointOf(spot);
    await setSelection(point, point);
  },
  select: async (words, wholeLine) => {
    const index = await shown(words);
    const { start, end } = wholeLine ? lineAround(index) : { start: index, end: index + words.length };
    await setSelection(pointAt(start, false), pointAt(end, true));
  },
  command: async (name) => {
    if (!editor) throw new Error('no editor has the focus');
    COMMANDS[name](editor);
    await frame();
  },
  drawn: async () => {
    // What came in is drawn with the next frame, and what that brought about with the one after.
    await frame();
    await frame();
    return sent;
  },
  report: () => {
    if (!open || !editor) throw new Error('no text is open');
    const { source, session } = open;
    return {
      lines: linesOf(textbox()),
      described: describeEditor(editor),
      shared: readText(source, ROOT).map(partText).join('').replaceAll('\n', ''),
      vector: JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(source))].sort(([a], [b]) => a - b)),
      gone: goneWords(session.doc, session.words).map(({ text }) => text),
    };
  },
};

function linesOf(element: Element): string[] {
  const blocks = [...element.children].filter((child) => !['SPAN', 'STRONG', 'EM', 'BR', 'A'].includes(child.tagName));
  return blocks.length === 0 ? [element.textContent ?? ''] : blocks.flatMap(linesOf);
}

await startI18n('fr', {});
window.writingPage = page;
Object.assign(window, { writingReady: true });
