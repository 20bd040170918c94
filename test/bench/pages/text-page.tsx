import { createBinding, initLocalState, type Provider, syncLexicalUpdateToYjs, syncYjsChangesToLexical } from '@lexical/yjs';
import { registerRichText } from '@lexical/rich-text';
import { createEditor, SKIP_COLLAB_TAG } from 'lexical';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import '#client/kit/tokens.css';
import '#client/kit/base.css';
import type { OpenDocument } from '#client/documents/open-document';
import { RichText } from '#client/editor/rich-text.tsx';
import { useTextSession } from '#client/editor/use-text-session';
import { browserJournal } from '#client/editor/word-journal';
import { startI18n } from '#client/i18n/start-i18n';
import { readText, type TextPart } from '#document/text/text-read';
import { openDocumentOf } from './bench-document';
import { countLongTasks, painted, quantile, stage } from './page-clock';

/** Who shows the text. */
export type TextKind = 'product' | 'stock' | 'plain' | 'html';

/** What the benchmarks of the editor drive in a page. Bytes come as base64. */
export interface TextPage {
  /** From the text's bytes to the painted frame in which somebody can write; milliseconds, and long tasks. */
  open(kind: TextKind, snapshot: string): Promise<Readonly<Record<string, number>>>;
  /** Others write: updates come at random, `perSecond` on average, until `hush`. */
  listen(updates: readonly string[], perSecond: number): void;
  /** How many of the others' updates came in so far. */
  heard(): number;
  /** Stops the others; how many of their updates came in. */
  hush(): number;
  /** Watches the keys from here on. */
  watchKeys(): void;
  /** From each key to the frame painted after it. */
  keys(): Promise<Readonly<Record<string, number>>>;
  /** Characters on the screen, and in the shared text. */
  lengths(): Promise<{ readonly shown: number; readonly shared: number }>;
}

/** The shared text's name in its document: the one that the stock binding insists on. */
const ROOT = 'root';
const AUTHOR = { personId: 'bench', name: 'Ada', college: '' };
const KEPT = { journal: browserJournal(async () => new Uint8Array(32)), key: 'bench' };
const NO_EMBEDS = {};
const NO_CURSORS = [] as const;
const nothing = () => {};
let shared: Y.Doc | undefined;

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function ProductText({ document }: { document: OpenDocument }) {
  const session = useTextSession(document, KEPT, AUTHOR);
  if (!session) return null;
  return (
    <RichText
      session={session}
      rootName={ROOT}
      label="Texte"
      placeholder=""
      embeds={NO_EMBEDS}
      cursors={NO_CURSORS}
      onFocus={nothing}
      onCaret={nothing}
      onFiles={nothing}
    />
  );
}

function openProduct(snapshot: Uint8Array): void {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, snapshot);
  shared = doc;
  flushSync(() => createRoot(stage()).render(<ProductText document={openDocumentOf(doc)} />));
}

/** @lexical/yjs as its own React plugin drives it (`useYjsCollaboration`), without React. */
function openStock(snapshot: Uint8Array): void {
  const doc = new Y.Doc();
  shared = doc;
  const place = window.document.createElement('div');
  place.contentEditable = 'true';
  stage().append(place);
  const editor = createEditor({ namespace: 'stock', nodes: [], onError: (error) => console.error(error) });
  editor.setRootElement(place);
  registerRichText(editor);
  const provider = {
    awareness: new Awareness(doc),
    connect: nothing,
    disconnect: nothing,
    on: nothing,
    off: nothing,
  } as unknown as Provider;
  const binding = createBinding(editor, provider, 'main', doc, new Map([['main', doc]]));
  initLocalState(provider, 'Ada', '#000', true, {});
  binding.root.getSharedType().observeDeep((events, transaction) => {
    if (transaction.origin !== binding) syncYjsChangesToLexical(binding, provider, events, false, nothing);
  });
  editor.registerUpdateListener(({ prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags }) => {
    if (tags.has(SKIP_COLLAB_TAG)) return;
    syncLexicalUpdateToYjs(binding, provider, prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags);
  });
  Y.applyUpdateV2(doc, snapshot);
}

/** The words alone, in what the browser brings: a text area to type in. */
function openPlain(words: string): void {
  const area = window.document.createElement('textarea');
  Object.assign(area.style, { width: '1100px', height: '700px' });
  area.value = words;
  stage().append(area);
}

/** The words as paragraphs that the browser lets one type in, with nothing behind them. */
function openHtml(paragraphs: readonly string[]): void {
  const place = window.document.createElement('div');
  place.contentEditable = 'true';
  place.innerHTML = paragraphs.map((words) => `<p>${words}</p>`).join('');
  stage().append(place);
}

async function open(kind: TextKind, snapshot: string): Promise<Readonly<Record<string, number>>> {
  const bytes = bytesOf(snapshot);
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, bytes);
  isNested = kind === 'stock';
  const paragraphs = paragraphsOf(doc);
  const { result, longTasks, blockedMs } = await countLongTasks(async () => {
    const begun = performance.now();
    if (kind === 'product') openProduct(bytes);
    else if (kind === 'stock') openStock(bytes);
    else if (kind === 'html') openHtml(paragraphs);
    else openPlain(paragraphs.join('\n'));
    const isThere = () => kind === 'plain' || stage().querySelectorAll('[contenteditable] > p').length === paragraphs.length;
    for (let frame = 0; !isThere(); frame++) {
      if (frame > 600) throw new Error(`${kind}: the text does not show`);
      await painted();
    }
    stage().querySelector<HTMLElement>('[contenteditable],textarea')?.focus({ preventScroll: true });
    return (await painted()) - begun;
  });
  return { open: result, 'long tasks': longTasks, 'in long tasks': blockedMs };
}

/** The stock binding's text is one element a paragraph. */
let isNested = false;

/** The words of a shared text, paragraph by paragraph. */
function paragraphsOf(doc: Y.Doc): string[] {
  if (!isNested) return readText(doc, ROOT).map((block) => wordsOf(block));
  const rows = (doc.get(ROOT, Y.XmlText) as Y.XmlText).toDelta() as { insert: Y.XmlText }[];
  return rows.map(({ insert: row }) =>
    (row.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join(''),
  );
}

function wordsOf(part: TextPart): string {
  if ('text' in part) return part.text;
  return 'children' in part ? part.children.map(wordsOf).join('') : '';
}

let heard = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function listen(updates: readonly string[], perSecond: number): void {
  const waiting = updates.map(bytesOf);
  // Arrivals of a Poisson process, the same each time: two may come in one frame, as from a real network.
  let state = 12345;
  const pause = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return -Math.log(1 - state / 0x80000000) * (1000 / perSecond);
  };
  let next = performance.now() + pause();
  const come = () => {
    for (; next <= performance.now() && heard < waiting.length; next += pause()) {
      const update = waiting[heard++];
      if (update && shared) Y.applyUpdate(shared, update, 'network');
    }
    timer = setTimeout(come, Math.max(0, next - performance.now()));
  };
  come();
}

const times: number[] = [];
let waits: Promise<unknown>[] = [];
let longTasks = 0;

function watchKeys(): void {
  new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  }).observe({ type: 'longtask' });
  const onKey = (event: KeyboardEvent) => {
    const begun = event.timeStamp;
    waits.push(painted().then((shown) => times.push(shown - begun)));
  };
  window.addEventListener('keydown', onKey, { capture: true });
}

async function keys(): Promise<Readonly<Record<string, number>>> {
  await Promise.all(waits);
  waits = [];
  return { 'key p50': quantile(times, 0.5), 'key p95': quantile(times, 0.95), 'long tasks': longTasks, keys: times.length };
}

async function lengths(): Promise<{ shown: number; shared: number }> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const area = stage().querySelector('textarea');
  const typed = area?.value.replaceAll('\n', '').length;
  if (typed !== undefined) return { shown: typed, shared: typed };
  const paragraphs = [...stage().querySelectorAll('[contenteditable] > p')];
  const doc = shared ?? new Y.Doc();
  return {
    shown: paragraphs.reduce((sum, one) => sum + (one.textContent?.length ?? 0), 0),
    shared: paragraphsOf(doc).reduce((sum, words) => sum + words.length, 0),
  };
}

const page: TextPage = {
  open,
  listen,
  heard: () => heard,
  hush: () => {
    clearTimeout(timer);
    return heard;
  },
  watchKeys,
  keys,
  lengths,
};

declare global {
  interface Window {
    textPage: TextPage;
  }
}
await startI18n('fr', {});
window.textPage = page;
Object.assign(window, { benchReady: true });
