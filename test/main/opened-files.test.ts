import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { createOpenedFiles, filesAmong } from '#main/opened-files';
import { temporaryFolder } from '../support/temporary-folder';

/** A page that keeps what it is sent. */
function page() {
  const received: unknown[][] = [];
  return { received, contents: { send: (...args: unknown[]) => received.push(args) } as unknown as WebContents };
}

describe('files opened with the app', () => {
  it('are told apart from the program and its options', () => {
    expect(filesAmong(['/usr/bin/faire-avec', '--flag', '/tmp/Tilleuls.faireavec', 'notes.txt', 'A.FAIREAVEC'])).toEqual([
      '/tmp/Tilleuls.faireavec',
      'A.FAIREAVEC',
    ]);
  });

  it('wait for a page that listens, and reach one page only', async () => {
    const path = join(temporaryFolder(), 'Tilleuls.faireavec');
    writeFileSync(path, 'bytes');
    const files = createOpenedFiles(() => {});
    files.add(path);
    const [first, second] = [page(), page()];
    await files.deliver(first.contents);
    await files.deliver(second.contents);
    expect(first.received).toEqual([['faire-avec:file', 'Tilleuls.faireavec', new Uint8Array(Buffer.from('bytes'))]]);
    expect(second.received).toEqual([]);
  });

  it('that are gone are named, without their folder', async () => {
    const named: string[] = [];
    const files = createOpenedFiles((name) => named.push(name));
    files.add('/nowhere/Absent.faireavec');
    await files.deliver(page().contents);
    expect(named).toEqual(['Absent.faireavec']);
  });
});
