import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { placesOf } from '#host/opening/failure-places';

const LARGEST_LOG_BYTES = 512 * 1024;

/** Notes that something went wrong: when, what kind, where in the code. Never a message, which might quote somebody. */
export interface CrashLog {
  note(kind: string, error: unknown): void;
}

/** A log in one file, started anew when it grows past half a megabyte (the former one is kept once). */
export function createCrashLog(path: string, now: () => Date = () => new Date()): CrashLog {
  return {
    note(kind, error) {
      try {
        mkdirSync(dirname(path), { recursive: true });
        rotate(path);
        appendFileSync(path, `${now().toISOString()} ${kind} ${placesOf(error)}\n`);
      } catch {
        // Nothing may fail because noting a failure failed.
      }
    },
  };
}

function rotate(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG_BYTES) renameSync(path, `${path}.1`);
}
