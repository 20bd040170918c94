import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { temporaryFolder } from '../temporary-folder';

/** A network between host processes that a test can cut, whoever calls whom: nothing passes and nobody is told. */
interface CuttableCalls {
  /** The environment of every host process on this network. */
  readonly env: Readonly<Record<string, string>>;
  /** Resolve once every process has noticed. */
  cut(): Promise<void>;
  restore(): Promise<void>;
}

/** The processes look every 20 ms; a busy machine lets them look later. */
const NOTICED_MS = 300;
const PRELOAD = new URL('./cuttable-calls-preload.mjs', import.meta.url).href;

export function createCuttableCalls(): CuttableCalls {
  const file = join(temporaryFolder(), 'cut');
  return {
    env: { NODE_OPTIONS: `--import ${PRELOAD}`, FAIRE_AVEC_TEST_CUT: file },
    async cut() {
      writeFileSync(file, '');
      await setTimeout(NOTICED_MS);
    },
    async restore() {
      rmSync(file, { force: true });
      await setTimeout(NOTICED_MS);
    },
  };
}
