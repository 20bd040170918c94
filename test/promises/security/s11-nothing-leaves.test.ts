import { describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../../support/pages/browser';
import { startServer } from '../../support/pages/server-process';
import { openWorkbench, startDemarche } from '../../support/pages/workbench';
import { canWallNetworks, createWalledNetwork } from '../../support/networks/walled-network';

const why = canWallNetworks ? '' : ' (skipped: needs root on Linux, and iproute2)';

/** Chromium speaks to its maker by itself (updates, form recognition): that is not ours, and Electron has none of it. */
const QUIET_MAKER = `--host-resolver-rules=${['google.com', 'googleapis.com', 'gvt1.com', 'gstatic.com'].map((one) => `MAP *.${one} ~NOTFOUND`).join(', ')}`;

describe.skipIf(!canWallNetworks)(`S11: nothing leaves the local network${why}`, () => {
  it('not one packet goes out while somebody starts, writes and looks around', async () => {
    const network = createWalledNetwork();
    const server = await startServer({ prefix: network.prefix });
    const browser = await openBrowser({ executablePath: network.wrap(chromiumPath()), args: [QUIET_MAKER] });
    const { page, foreignRequests } = await openWorkbench({ server, page: { browser } });
    await startDemarche(page, { title: 'Les Tilleuls, avec les habitants', name: 'Nadia' });
    const places = page.getByRole('navigation').first().getByRole('link');
    await places.nth(1).waitFor();
    const links = await places.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const link of links) {
      await page.evaluate((address) => location.assign(address), link);
      await page.waitForTimeout(500);
    }
    expect(links.length).toBeGreaterThan(1);
    expect(foreignRequests).toEqual([]);
    expect(network.packetsOut()).toBe(0);
    // The wall counts: a page that does reach out is seen.
    await page.goto('http://203.0.113.7/').catch(() => {});
    await expect.poll(() => network.packetsOut(), { timeout: 10_000 }).toBeGreaterThan(0);
  });
});
