import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeScript } from '../../support/node-script';
import type { Cost, ServerOptions } from '../scripts/live-server';
import { type Address, WIRES, type Wire, type WireName } from './wire';

/** A server of a live bench, in a process of its own. */
export interface LiveServer {
  readonly address: Address;
  readonly wire: Wire;
  /** What its process has used so far. */
  cost(): Promise<Cost>;
  stop(): Promise<void>;
}

/** Starts servers of any kind, each with a fresh folder. */
export async function liveServers(): Promise<(kind: WireName, options?: ServerOptions) => Promise<LiveServer>> {
  const script = await nodeScript('test/bench/scripts/live-server.ts');
  return async (kind, options = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'faire-avec-bench-'));
    const child = fork(script, [kind, folder, JSON.stringify(options)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return {
      address: await answer<Address>(child),
      wire: WIRES[kind],
      cost() {
        const coming = answer<Cost>(child);
        child.send('cost');
        return coming;
      },
      async stop() {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
        rmSync(folder, { recursive: true, force: true });
      },
    };
  };
}

async function answer<T>(child: ChildProcess): Promise<T> {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the server died'))),
  ]);
  return message as T;
}
