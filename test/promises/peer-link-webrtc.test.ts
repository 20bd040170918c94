import type { Browser } from 'playwright-core';
import { beforeAll } from 'vitest';
import { peerLinkSuite } from '../suites/peer-link-suite';
import { openBrowser } from '../support/pages/browser';
import { createWebrtcWorld } from '../support/worlds/webrtc-world';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});

// Longer than a silent connection is waited for.
peerLinkSuite('y-webrtc in Chromium', () => createWebrtcWorld(browser), 20_000);
