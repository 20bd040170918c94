/** R11: a computer that stays on all day: nothing stays behind what was closed, and a text stays the size of its words. */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { queryObjects } from 'node:v8';
import { createHeadlessEditor } from '@lexical/headless';
import { $createParagraphNode, $createTextNode, $getRoot, $isElementNode, $isTextNode, type LexicalEditor } from 'lexical';
import { expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import type { HostConnection } from '#client/documents/host-connection';
import { openDocument } from '#client/documents/open-document';
import { EDITOR_NODES } from '#client/editor/editor-nodes';
import { bindSection } from '#client/editor/section-binding';
import { openTextSession } from '#client/editor/text-session';
import { createHost } from '#host/host';
import { startLocalServer } from '#server/local-server';
import { figure } from '../../support/figures';
import { type Random, randomFrom, seedOf } from '../../support/random';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';
import { connectToServer, until, whenSaved } from '../../support/worlds/window-client';

const DOCUMENTS = figure('R11 documents opened and closed', { ci: 500, soak: 5000 });
/** An afternoon in a chapter of twenty paragraphs. */
const GESTURES = 4000;
const PER_WINDOW = 25;
const IDLE_MS = 50;
const SETTLE_MS = 15_000;
/** A host that serves and no window. */
const NOTHING_OPEN: Counts = { Documents: 0, Presences: 0, Timers: 0, Sockets: 0, Servers: 1 };
/** What a closed document may leave: the host keeps no word of it, the engine keeps its own odds and ends. */
const LEFT_PER_DOCUMENT = 8192;
const TIMES_THE_WORDS = 3;
const PARAGRAPHS = 20;
const PARAGRAPH = 'On attend le bon guichet. '.repeat(12);
const BURST = 40;
const LETTERS = 'aaabcdeeeeéfghiijlmnooopqrrssttuuvàè     ';

test(`R11: ${DOCUMENTS} documents opened, written and closed leave no document, timer or socket, and next to no memory`, async () => {
  const day = await startDay();
  // What is loaded once, for good, is loaded by then.
  await day.openAndClose(4 * PER_WINDOW);
  expect(await idle()).toEqual(NOTHING_OPEN);
  const heap = process.memoryUsage().heapUsed;
  await day.openAndClose(DOCUMENTS);
  expect(await idle()).toEqual(NOTHING_OPEN);
  const perDocument = (process.memoryUsage().heapUsed - heap) / DOCUMENTS;
  console.log(`R11: ${perDocument.toFixed(0)} bytes stay of each document`);
  expect(perDocument, 'bytes that each document left').toBeLessThan(LEFT_PER_DOCUMENT);
});

test('R11, control: one document that nobody let go is counted', async () => {
  const day = await startDay();
  // Emptied below: a document that is closed, but that something still names, is counted as well.
  let letGo = await day.hold('text:oubli');
  await day.openAndClose(PER_WINDOW);
  const one = { ...NOTHING_OPEN, Documents: NOTHING_OPEN.Documents + 1, Presences: 1, Timers: 1 };
  expect(await idle(one)).toEqual(one);
  letGo();
  letGo = () => {};
  expect(await idle()).toEqual(NOTHING_OPEN);
});

test(`R11: after ${GESTURES} gestures, half of what was written taken away and paragraphs moved about, a text weighs at most ${TIMES_THE_WORDS} times its words`, () => {
  const random = randomFrom(seedOf('R11'));
  const text = openText();
  for (let done = 0; done < GESTURES; ) done += burst(text.editor, random);
  const words = Buffer.byteLength(text.editor.read(() => $getRoot().getTextContent()));
  const state = Y.encodeStateAsUpdateV2(text.source).byteLength;
  console.log(`R11: ${words} bytes of words, ${state} of state: ${(state / words).toFixed(2)} times`);
  expect(words).toBeGreaterThan(GESTURES / 4);
  expect(state / words).toBeLessThan(TIMES_THE_WORDS);
});

/** What is alive in this process, which is host and window both. */
function count() {
  const resources = process.getActiveResourcesInfo();
  const of = (kind: RegExp) => resources.filter((one) => kind.test(one)).length;
  return {
    // The engine collects everything it can before it counts.
    Documents: queryObjects(Y.Doc, { format: 'count' }),
    Presences: queryObjects(Awareness, { format: 'count' }),
    Timers: of(/Timeout|Immediate/u),
    Sockets: of(/TCPSocketWrap/u),
    Servers: of(/TCPServerWrap/u),
  };
}

type Counts = ReturnType<typeof count>;

/** Waits until what is alive is as expected, and no longer than `SETTLE_MS`; returns what is alive then. */
async function idle(expected: Counts = NOTHING_OPEN): Promise<Counts> {
  const end = performance.now() + SETTLE_MS;
  for (;;) {
    // The host closes meanwhile: a count stops everything for a while.
    await new Promise((resolve) => setTimeout(resolve, 10 * IDLE_MS));
    const now = count();
    if (isDeepStrictEqual(now, expected) || performance.now() > end) return now;
  }
}

/** A host of this process, behind its real server, with a démarche of its own. */
async function startDay() {
  process.env.FAIRE_AVEC_DISCOVERY = 'off';
  const dataFolder = temporaryFolder();
  const host = await createHost({
    dataFolder,
    resourcesFolder: dataFolder,
    models: [],
    features: [],
    storage: { ballastBytes: 0 },
    timing: { idleMs: IDLE_MS },
    reportFailure: console.error,
  });
  stopAtEnd(() => host.close());
  const server = await startLocalServer({
    host: '127.0.0.1',
    port: 0,
    siteFolder: dataFolder,
    token: randomUUID(),
    onBridge: (socket) => host.serve(createWebSocketChannel(socket as SocketLike), { id: randomUUID(), access: 'facilitator' }),
  });
  stopAtEnd(() => server.close());
  const { id } = await host.workspaces.create({ title: 'Les Tilleuls' });
  return {
    hold: async (documentId: string) => (await (await host.workspaces.open(id)).documents.hold(documentId)).release,
    /** Windows one after the other, each of which writes in some documents and is closed. */
    async openAndClose(documents: number): Promise<void> {
      for (let opened = 0; opened < documents; opened += PER_WINDOW) {
        const window = connectToServer(server.url);
        await Promise.all(Array.from({ length: PER_WINDOW }, (_, index) => writeIn(window, id, `text:${opened + index}`)));
        window.close();
      }
    },
  };
}

async function writeIn(window: HostConnection, workspaceId: string, documentId: string): Promise<void> {
  const document = openDocument(window, workspaceId, documentId, []);
  await document.ready;
  document.awareness.setLocalState({ name: 'Amal' });
  document.doc.getText('t').insert(0, 'On attend le bon guichet. ');
  await whenSaved(document);
  document.close();
  await until(() => document.status.get().unsavedEdits === 0);
}

/** The editor of a text, as the page has it, on a document of its own. */
function openText() {
  const source = new Y.Doc();
  const session = openTextSession({ source, clock: { now: () => 0 }, schedule: () => () => {}, clientId: 1_000_000_007 });
  const editor = createHeadlessEditor({
    nodes: EDITOR_NODES,
    onError: (error) => {
      throw error;
    },
  });
  bindSection(session, editor, 'section:findings');
  const change = (gesture: () => void) => editor.update(gesture, { discrete: true });
  change(() => {
    for (let index = 0; index < PARAGRAPHS; index++)
      $getRoot().append($createParagraphNode().append($createTextNode(`${index}. ${PARAGRAPH}`)));
  });
  return { source, editor };
}

/**
 * Somebody types a few words somewhere, letter by letter; half the time thinks better of it, and takes them away
 * letter by letter; now and then puts a paragraph elsewhere. Returns how many gestures that was.
 */
function burst(editor: LexicalEditor, random: Random): number {
  let gestures = 0;
  const change = (gesture: () => void) => {
    editor.update(gesture, { discrete: true });
    gestures++;
  };
  const paragraph = random.below(PARAGRAPHS);
  let caret = random.below(textOf(editor, paragraph).length + 1);
  for (let letter = 0; letter < BURST; letter++) change(() => $splice(paragraph, caret++, 0, random.pick([...LETTERS])));
  if (random.below(2) === 0) while (gestures < 2 * BURST) change(() => $splice(paragraph, --caret, 1, ''));
  if (random.below(8) === 0) change(() => $moveParagraph(paragraph, random.below(PARAGRAPHS - 1)));
  return gestures;
}

function textOf(editor: LexicalEditor, paragraph: number): string {
  return editor.read(() => $getRoot().getChildAtIndex(paragraph)?.getTextContent() ?? '');
}

function $splice(paragraph: number, at: number, removed: number, added: string): void {
  const block = $getRoot().getChildAtIndex(paragraph);
  const text = $isElementNode(block) ? block.getFirstChild() : null;
  if (!$isTextNode(text)) throw new Error('a paragraph without words');
  text.spliceText(at, removed, added, true);
}

function $moveParagraph(from: number, to: number): void {
  const moved = $getRoot().getChildAtIndex(from);
  if (moved) $getRoot().splice(from, 1, []).splice(to, 0, [moved]);
}
