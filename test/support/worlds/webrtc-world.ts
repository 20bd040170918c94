import type { Browser, Page } from 'playwright-core';
import { startPeerPageServer } from '../peer-page/peer-page-server';
import type { PeerWorld, TestPeer } from './peer-world';

/** Replicas in real Chromium pages, linked by the wrapped y-webrtc through the embedded signalling. */
export async function createWebrtcWorld(browser: Browser): Promise<PeerWorld> {
  const server = await startPeerPageServer();
  const pages: { readonly page: Page; left: boolean }[] = [];
  const topic = `topic-${Math.random()}`;
  const setCut = async (cut: boolean) => {
    if (cut) server.refuse();
    else server.allow();
    for (const { page } of pages) await page.evaluate((value) => window.peerPage.setCut(value), cut);
  };
  return {
    async join(table) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(server.page);
      const entry = { page, left: false };
      pages.push(entry);
      const peerId = `${table}.${pages.length}`;
      await page.evaluate((options) => window.peerPage.open(options), { signalling: server.signalling, topic, peerId });
      return drive(page, () => {
        entry.left = true;
      });
    },
    cut: () => setCut(true),
    restore: () => setCut(false),
    async openConnections() {
      const counts = await Promise.all(pages.map(({ page }) => page.evaluate(() => window.peerPage.openConnections())));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    async stop() {
      for (const { page } of pages) await page.context().close();
      await server.stop();
    },
  };
}

function drive(page: Page, onLeave: () => void): TestPeer {
  return {
    write: (text) => page.evaluate((words) => window.peerPage.write(words), text),
    erase: (length) => page.evaluate((count) => window.peerPage.erase(count), length),
    text: () => page.evaluate(() => window.peerPage.text()),
    states: () => page.evaluate(() => window.peerPage.states()),
    sendRaw: (frames) =>
      page.evaluate(
        (raw) => window.peerPage.sendRaw(raw),
        frames.map((frame) => [...frame]),
      ),
    async leave() {
      onLeave();
      await page.evaluate(() => window.peerPage.leave());
    },
  };
}
