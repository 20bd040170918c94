import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { WebContents } from 'electron';
import { DESKTOP_FILE } from '#bridge/transports/desktop-names';

/** The extension this app opens. */
export const FILE_EXTENSION = 'faireavec';

/** The démarche files named on a command line (`second-instance`, first start). */
export function filesAmong(argv: readonly string[]): string[] {
  return argv.slice(1).filter((word) => !word.startsWith('-') && word.toLowerCase().endsWith(`.${FILE_EXTENSION}`));
}

/** Files that wait for a page able to take them. */
export interface OpenedFiles {
  /** Keeps a file for the next page that is ready. */
  add(path: string): void;
  /** Hands what waits to this page, which has said that it listens. */
  deliver(contents: WebContents): Promise<void>;
}

/** The waiting list; a file that can't be read is reported with its path's last part alone. */
export function createOpenedFiles(onUnreadable: (name: string) => void): OpenedFiles {
  const waiting = new Set<string>();
  return {
    add: (path) => waiting.add(path),
    async deliver(contents) {
      for (const path of [...waiting]) {
        waiting.delete(path);
        try {
          contents.send(DESKTOP_FILE, basename(path), new Uint8Array(await readFile(path)));
        } catch {
          onUnreadable(basename(path));
        }
      }
    },
  };
}
