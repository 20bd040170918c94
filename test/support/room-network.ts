import { spawnSync } from 'node:child_process';
import { stopAtEnd } from './teardown';

/** Two computers in a room, each in a network namespace of its own, joined by a cable that can be pulled. */
export interface RoomNetwork {
  readonly tables: readonly [RoomComputer, RoomComputer];
  /** Pulls the cable, or plugs it in again. */
  setCable(up: boolean): void;
  /** Drops every UDP packet, or all of multicast DNS, on both computers' side of the cable. */
  blockUdp(): void;
}

export interface RoomComputer {
  /** Words before a command that make it run there. */
  readonly prefix: readonly string[];
  /** Its address on the cable. */
  readonly address: string;
  /** Its address on a second wire, by which the test alone speaks to it; never cut. */
  readonly control: string;
}

/** Whether this machine lets a test build networks (root, and `ip netns`). */
export function canBuildNetworks(): boolean {
  const name = `essai-${process.pid}`;
  const made = spawnSync('ip', ['netns', 'add', name]).status === 0;
  if (made) spawnSync('ip', ['netns', 'del', name]);
  return made;
}

let rooms = 0;

/** Builds the room; it is taken down at the end of the test. Neither computer has a default route. */
export function buildRoomNetwork(): RoomNetwork {
  // The kernel takes its time to remove a namespace: the next room has names of its own.
  const id = `${process.pid.toString(36)}${(rooms++).toString(36)}`;
  const names = [`fa${id}a`, `fa${id}b`] as const;
  const cable = [`c${id}a`, `c${id}b`] as const;
  stopAtEnd(() => {
    for (const index of [0, 1]) spawnSync('ip', ['link', 'del', `w${id}${index}`]);
    for (const name of names) spawnSync('ip', ['netns', 'del', name]);
  });
  for (const name of names) run('ip', 'netns', 'add', name);
  run('ip', 'link', 'add', cable[0], 'type', 'veth', 'peer', 'name', cable[1]);
  const build = (index: 0 | 1): RoomComputer => {
    const [name, end, wire] = [names[index], cable[index], `w${id}${index}`];
    const computer = { address: `10.77.91.${index + 1}`, control: `10.78.${91 + index}.2`, prefix: ['ip', 'netns', 'exec', name] };
    run('ip', 'link', 'set', end, 'netns', name);
    run('ip', 'link', 'add', wire, 'type', 'veth', 'peer', 'name', `${wire}i`);
    run('ip', 'link', 'set', `${wire}i`, 'netns', name);
    run('ip', 'addr', 'add', `10.78.${91 + index}.1/24`, 'dev', wire);
    run('ip', 'link', 'set', wire, 'up');
    for (const [address, device] of [
      [`${computer.address}/24`, end],
      [`${computer.control}/24`, `${wire}i`],
    ] as const) {
      run(...computer.prefix, 'ip', 'addr', 'add', address, 'dev', device);
      run(...computer.prefix, 'ip', 'link', 'set', device, 'up');
    }
    run(...computer.prefix, 'ip', 'link', 'set', 'lo', 'up');
    return computer;
  };
  const tables = [build(0), build(1)] as const;
  return {
    tables,
    setCable: (up) => run(...tables[0].prefix, 'ip', 'link', 'set', cable[0], up ? 'up' : 'down'),
    blockUdp() {
      for (const { prefix } of tables) run(...prefix, 'ip', 'route', 'add', 'blackhole', '224.0.0.0/4');
    },
  };
}

function run(...command: readonly string[]): void {
  const [program = '', ...args] = command;
  const result = spawnSync(program, args, { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${command.join(' ')}: ${result.stderr}`);
}
