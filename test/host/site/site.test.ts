import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSite } from '#host/site/site';
import { temporaryFolder } from '../../support/temporary-folder';

/** A built site beside a file that nobody may read. */
function builtSite() {
  const folder = temporaryFolder();
  const root = join(folder, 'renderer');
  for (const page of ['workbench', 'guest', 'diagram-frame', 'assets']) mkdirSync(join(root, page), { recursive: true });
  for (const page of ['workbench', 'guest', 'diagram-frame']) writeFileSync(join(root, page, 'index.html'), page);
  writeFileSync(join(root, 'assets/a-12345678.js'), 'code');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(root, 'assets/link.txt'));
  return createSite(root);
}

const textAt = async (path: string) => {
  const found = await builtSite().find(path);
  return found && new TextDecoder().decode(found.body);
};

describe('the site', () => {
  it('opens the workbench at every address that names a place and not a file', async () => {
    for (const path of ['/', '/workbench/', '/demarche/x/acteurs']) expect(await textAt(path)).toBe('workbench');
  });

  it('opens the page of phones and the frame of diagrams at their own addresses', async () => {
    expect(await textAt('/guest/')).toBe('guest');
    expect(await textAt('/diagram-frame/')).toBe('diagram-frame');
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/link.txt',
    '/assets/%00.js',
    '/%E0%A4%A',
    'assets/a-12345678.js',
    '/.env',
    '/assets/absent.js',
  ])('gives nothing for %s', async (path) => {
    expect(await textAt(path)).toBeUndefined();
  });

  it('lets hashed files be kept for ever, and pages be asked for again each time', async () => {
    const site = builtSite();
    expect((await site.find('/assets/a-12345678.js'))?.headers['Cache-Control']).toContain('immutable');
    expect((await site.find('/'))?.headers['Cache-Control']).toBe('no-cache');
  });

  it('gives the frame of diagrams an origin of its own, and lets only our pages hold it', async () => {
    const policy = (await builtSite().find('/diagram-frame/'))?.headers['Content-Security-Policy'];
    expect(policy).toContain('sandbox allow-scripts');
    expect(policy).not.toContain('allow-same-origin');
    expect(policy).toContain("frame-ancestors 'self'");
  });

  it('lets no page run a script written inside it', async () => {
    for (const page of ['/', '/guest/', '/diagram-frame/']) {
      const policy = (await builtSite().find(page))?.headers['Content-Security-Policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(/script-src [^;]*unsafe/u.test(policy)).toBe(false);
    }
  });
});
