import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopAtEnd } from './teardown';

/** A new empty folder, removed with all it holds when the test (or its file) ends. */
export function temporaryFolder(name = 'faire-avec'): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  stopAtEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
