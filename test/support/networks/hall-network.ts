import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The laptops of a hall, each in a network namespace of its own, on one access point. Whoever builds it stops it. */
interface HallNetwork {
  readonly laptops: readonly HallLaptop[];
  stop(): void;
}

export interface HallLaptop {
  /** Its address on the access point. */
  readonly address: string;
  /** Its address on a second wire, by which the one who plays the afternoon speaks to it; never cut. */
  readonly control: string;
  /** Words before a command that make it run there. */
  readonly prefix: readonly string[];
  /** A program that starts another one there: what a browser is launched with. */
  wrap(program: string): string;
  /** Loses the access point, or finds it again. */
  setLink(up: boolean): void;
}

/** Builds the hall out of namespaces and a bridge; nobody in it has a way out. Needs root and `ip netns`. */
export function buildHallNetwork(count: number): HallNetwork {
  const id = process.pid.toString(36);
  const folder = mkdtempSync(join(tmpdir(), 'faire-avec-hall-'));
  const point = `p${id}`;
  // The access point lives in a namespace too: nothing of the hall touches the machine's own network.
  const names = Array.from({ length: count }, (_, index) => `h${id}${index}`);
  const stop = () => {
    for (const index of names.keys()) spawnSync('ip', ['link', 'del', `k${id}${index}`]);
    for (const name of [point, ...names]) spawnSync('ip', ['netns', 'del', name]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    run('ip', 'netns', 'add', point);
    run('ip', '-n', point, 'link', 'add', 'air', 'type', 'bridge');
    run('ip', '-n', point, 'link', 'set', 'air', 'up');
    return { laptops: names.map((name, index) => addLaptop(folder, id, point, name, index)), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

function addLaptop(folder: string, id: string, point: string, name: string, index: number): HallLaptop {
  const [address, control] = [`10.77.92.${index + 1}`, `10.79.${index}.2`];
  const wire = `k${id}${index}`;
  run('ip', 'netns', 'add', name);
  run('ip', '-n', name, 'link', 'add', 'air', 'type', 'veth', 'peer', 'name', `air${index}`, 'netns', point);
  run('ip', '-n', point, 'link', 'set', `air${index}`, 'master', 'air', 'up');
  run('ip', 'link', 'add', wire, 'type', 'veth', 'peer', 'name', 'control', 'netns', name);
  run('ip', 'addr', 'add', `10.79.${index}.1/24`, 'dev', wire);
  run('ip', 'link', 'set', wire, 'up');
  for (const [device, at] of [
    ['air', `${address}/24`],
    ['control', `${control}/24`],
  ] as const) {
    run('ip', '-n', name, 'addr', 'add', at, 'dev', device);
    run('ip', '-n', name, 'link', 'set', device, 'up');
  }
  run('ip', '-n', name, 'link', 'set', 'lo', 'up');
  return {
    address,
    control,
    prefix: ['ip', 'netns', 'exec', name],
    wrap(program) {
      const path = join(folder, `in-${name}`);
      writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${name} ${program} "$@"\n`);
      chmodSync(path, 0o755);
      return path;
    },
    setLink: (up) => run('ip', '-n', name, 'link', 'set', 'air', up ? 'up' : 'down'),
  };
}

function run(...command: readonly string[]): void {
  const [program = '', ...args] = command;
  const result = spawnSync(program, args, { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${command.join(' ')}: ${result.stderr}`);
}
