import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/** Bytes of the heap in use, once nothing is left to collect. */
export function heapAfterCollection(): number {
  setFlagsFromString('--expose_gc');
  collect ??= runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
