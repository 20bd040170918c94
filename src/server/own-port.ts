import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

const FIRST = 21_000;
const COUNT = 9_000;

/** The port that a data folder is served on when it is free: always the same, and another folder's is most likely another. */
export function portOf(dataFolder: string): number {
  return FIRST + (createHash('sha256').update(resolve(dataFolder)).digest().readUInt32BE(0) % COUNT);
}
