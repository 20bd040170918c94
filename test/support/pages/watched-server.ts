import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerProcess, startServer } from './server-process';
import { temporaryFolder } from '../temporary-folder';
import { until } from '../worlds/window-client';

/** How long whatever was due had to wait at most, and what the process weighs, in bytes. */
interface LoopReport {
  /** In the main thread's own processor time: the same however busy the machine is. */
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly rss: number;
}

/** A host process that says how long its loop was held up. */
interface WatchedServer extends ServerProcess {
  /** Since the last time this was asked, or the start. */
  loop(): Promise<LoopReport>;
}

const PRELOAD = new URL('../loop-watch-preload.mjs', import.meta.url).href;

/** Starts a host process as shipped, with an eye on its loop (Linux). */
export async function startWatchedServer(dataFolder = temporaryFolder()): Promise<WatchedServer> {
  const file = join(temporaryFolder(), 'loop.json');
  const env = { FAIRE_AVEC_TEST_LOOP: file, NODE_OPTIONS: `--import ${PRELOAD}` };
  const server = await startServer({ dataFolder, env });
  let asked = 0;
  const report = () => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LoopReport & { asked: number }) : undefined);
  return {
    ...server,
    async loop() {
      asked++;
      server.process.kill('SIGUSR2');
      await until(() => report()?.asked === asked);
      return report() as LoopReport;
    },
  };
}
