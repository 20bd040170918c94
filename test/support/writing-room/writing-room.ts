import type { Browser, CDPSession, Page } from 'playwright-core';
import { newPage, type WatchedPage } from '../pages/browser';
import { createRoomLink, type RoomLink } from './link';
import type { Command, PageReport, Spot } from './page';

/** Something that fingers do: a key, a step of a composition (dead key, input method), or its end. */
export type Stroke = { readonly key: string } | { readonly composing: string } | { readonly commit: string };

/** Somebody at a page of the room, with the keyboard that a browser has. */
export interface Writer {
  stroke(stroke: Stroke): Promise<void>;
  putCaret(spot: Spot): Promise<void>;
  /** Selects words, or the whole line that they stand in. */
  select(words: string, wholeLine?: boolean): Promise<void>;
  command(name: Command): Promise<void>;
  /** Waits until what came in is on the screen, and what that made the page send has left. */
  drawn(): Promise<void>;
}

/** Pages that show one text, linked with each other. */
export interface WritingRoom {
  readonly writers: readonly Writer[];
  readonly link: RoomLink;
  /** Shows a text (an update, base64) on every page. */
  open(state: string): Promise<void>;
  /** Waits until nothing is on its way and all pages show the same; false when they never do. */
  quiet(): Promise<boolean>;
  reports(): Promise<readonly PageReport[]>;
  /** What went wrong in any page since this was last asked. */
  newErrors(): readonly string[];
  close(): Promise<void>;
}

/** Rounds of « wait, compare » before a room counts as never quiet; each waits for the link and two frames. */
const ROUNDS = 40;

/** Opens `size` pages of `url` in `browser`, each in a context (and so a window) of its own. */
export async function openWritingRoom(browser: Browser, url: string, size: number): Promise<WritingRoom> {
  const watched: WatchedPage[] = [];
  const link = createRoomLink(size, (to, update) =>
    evaluate(watched[to], (page) => page.evaluate((bytes) => window.writingPage.receive(bytes), update)),
  );
  for (let index = 0; index < size; index++) {
    const prepare = (page: Page) => page.exposeFunction('sendUpdate', (update: string) => link.send(index, update));
    const opened = await newPage(url, { browser, prepare });
    await opened.page.waitForFunction(() => 'writingReady' in window);
    watched.push(opened);
  }
  const pages = watched.map(({ page }) => page);
  const drawn = async (index: number) => {
    const sent = await pages[index]?.evaluate(() => window.writingPage.drawn());
    // The browser says in order what a page did, and Node hears of the last update a moment after.
    while (link.taken(index) < (sent ?? 0)) await new Promise(setImmediate);
  };
  const writers = await Promise.all(pages.map((page, index) => createWriter(page, () => drawn(index))));
  const reports = () => Promise.all(pages.map((page) => page.evaluate(() => window.writingPage.report())));
  const seen = pages.map(() => 0);
  return {
    writers,
    link,
    reports,
    open: async (state) => {
      await Promise.all(pages.map((page) => page.evaluate((bytes) => window.writingPage.open(bytes), state)));
    },
    quiet: () => becomesQuiet(link, writers, reports),
    newErrors: () =>
      watched.flatMap(({ errors }, index) => {
        const since = errors.slice(seen[index]);
        seen[index] = errors.length;
        return since;
      }),
    close: async () => {
      await Promise.all(pages.map((page) => page.context().close()));
    },
  };
}

async function evaluate(watched: WatchedPage | undefined, work: (page: Page) => Promise<unknown>): Promise<void> {
  if (watched) await work(watched.page);
}

async function becomesQuiet(link: RoomLink, writers: readonly Writer[], reports: WritingRoom['reports']): Promise<boolean> {
  const sent = () => writers.map((_, index) => link.taken(index)).join();
  for (let round = 0; round < ROUNDS; round++) {
    await link.idle();
    const before = sent();
    await Promise.all(writers.map((writer) => writer.drawn()));
    if (sent() !== before) continue;
    const [first, ...others] = (await reports()).map(({ vector, described, lines }) => JSON.stringify([vector, described, lines]));
    if (others.every((one) => one === first)) return true;
  }
  return false;
}

async function createWriter(page: Page, drawn: () => Promise<void>): Promise<Writer> {
  const devtools = await page.context().newCDPSession(page);
  return {
    drawn,
    stroke: (stroke) => strike(page, devtools, stroke),
    putCaret: (spot) => page.evaluate((at) => window.writingPage.putCaret(at), spot),
    select: (words, wholeLine = false) =>
      page.evaluate(([chosen, line]) => window.writingPage.select(chosen, line), [words, wholeLine] as const),
    command: (name) => page.evaluate((command) => window.writingPage.command(command), name),
  };
}

async function strike(page: Page, devtools: CDPSession, stroke: Stroke): Promise<void> {
  if ('key' in stroke) return page.keyboard.press(stroke.key);
  // What a keyboard sends to a page while an input method has it.
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 });
  if ('commit' in stroke) await devtools.send('Input.insertText', { text: stroke.commit });
  else {
    const end = stroke.composing.length;
    await devtools.send('Input.imeSetComposition', { text: stroke.composing, selectionStart: end, selectionEnd: end });
  }
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Process', windowsVirtualKeyCode: 229 });
}
