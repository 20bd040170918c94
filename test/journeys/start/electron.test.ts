import { describe, expect, it } from 'vitest';
import { _electron } from 'playwright-core';
import { presentBinary } from '../../../build/electron-binary.mjs';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';

const binary = presentBinary();
const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const why = binary ? (hasScreen ? '' : ' (skipped: no screen)') : ' (skipped: Electron’s program is not here)';

describe.skipIf(why !== '')(`true Electron${why}`, () => {
  it('opens the workbench under its own scheme, over the port', async () => {
    const app = await _electron.launch({
      executablePath: binary ?? '',
      args: ['.', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      env: { ...process.env, FAIRE_AVEC_DATA: temporaryFolder() } as Record<string, string>,
    });
    stopAtEnd(() => app.close());
    const page = await app.firstWindow();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(page.url()).toMatch(/^app:\/\/faire-avec\//u);
    expect(
      await page.evaluate(() => [isSecureContext, typeof crypto.subtle, typeof (globalThis as { require?: unknown }).require]),
    ).toEqual([true, 'object', 'undefined']);
  });
});
