import { describe, expect, it } from 'vitest';
import { openWorkbench, startDemarche } from '../../support/pages/workbench';

const RAN = 'globalThis.hostileTextRan = true';

/** What a stranger might write where a name is asked. */
const PAYLOADS = [
  `<img src=x onerror="${RAN}">`,
  `"><script>${RAN}</script>`,
  `<svg onload="${RAN}"><a href="https://exemple.test/">x</a></svg>`,
  `<iframe srcdoc="<script>parent.${RAN}</script>"></iframe><link rel=stylesheet href="https://exemple.test/a.css">`,
  `{{constructor.constructor('${RAN}')()}} {count, plural, one {<b>x</b>} other {#}} <img src="http://exemple.test/p.png">`,
  `javascript:${RAN} data:text/html,<script>${RAN}</script> url(https://exemple.test/)`,
];

describe('S6: what somebody writes runs nothing and calls nobody', () => {
  it('in the name of a démarche, its territory and a person’s name, on every screen', async () => {
    const { page, errors, foreignRequests } = await openWorkbench();
    const { origin } = new URL(page.url());
    for (const [index, payload] of PAYLOADS.entries()) {
      const id = await startDemarche(page, { title: `${index} ${payload}`, territory: payload, name: payload.slice(0, 60) });
      const places = page.getByRole('navigation').first().getByRole('link');
      await places.nth(1).waitFor();
      const links = await places.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      // Every screen for the first of them; the others, where names are shown most.
      for (const link of index === 0 ? links : links.slice(0, 2)) {
        await page.evaluate((address) => location.assign(address), link);
        await page.waitForTimeout(400);
      }
      expect(id).not.toBe('');
      await page.evaluate(() => location.assign('#/'));
      await page.getByText(`${index} ${payload}`.slice(0, 40)).first().waitFor();
    }
    expect(await page.evaluate(() => (globalThis as { hostileTextRan?: boolean }).hostileTextRan)).toBeUndefined();
    expect(new URL(page.url()).origin).toBe(origin);
    expect(foreignRequests).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('and if a script or an address did get into the page, the page would refuse it', async () => {
    const { page, foreignRequests, errors } = await openWorkbench();
    await page.evaluate((ran) => {
      const holder = document.createElement('div');
      holder.innerHTML = `<img src="https://exemple.test/p.png" onerror="${ran}"><iframe srcdoc="<script>parent.${ran}</script>"></iframe>`;
      const script = document.createElement('script');
      script.textContent = ran;
      document.body.append(holder, script);
    }, RAN);
    await page.evaluate(() => fetch('https://exemple.test/').catch(() => {}));
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => (globalThis as { hostileTextRan?: boolean }).hostileTextRan)).toBeUndefined();
    // Refused before it left, and said by the browser: the wall is there.
    expect(errors.filter((error) => error.includes('Content Security Policy')).length).toBeGreaterThan(2);
    expect(foreignRequests.filter((url) => !url.includes('exemple.test'))).toEqual([]);
  });
});
