import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../support/pages/browser';
import { serveBuiltPage } from '../../support/pages/built-page';

/** A bench page, built as the app is and served on loopback, with a browser to open it in. */
export interface BenchPages {
  readonly browser: Browser;
  /** Runs `work` in a page of its own, in a context with an empty cache, and closes it. */
  inNewPage<T>(work: (page: Page) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** Builds `test/bench/pages/<name>.tsx` and serves it; the page says that it is ready by setting `window.benchReady`. */
export async function startBenchPages(name: string): Promise<BenchPages> {
  const { url, stop } = await serveBuiltPage(`test/bench/pages/${name}.tsx`);
  const browser = await openBrowser();
  return {
    browser,
    inNewPage: async (work) => {
      const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      try {
        await page.goto(url);
        await page.waitForFunction(() => 'benchReady' in window);
        return await work(page);
      } finally {
        await context.close();
      }
    },
    stop: async () => {
      await browser.close();
      await stop();
    },
  };
}
