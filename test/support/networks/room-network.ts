import { spawnSync } from 'node:child_process';
import { stopAtEnd } from '../teardown';
import { wrapper } from './walled-network';

/** Computers in a room, each in a network namespace of its own, on cables to one switch that can be pulled. */
export interface RoomNetwork {
  readonly tables: readonly [RoomComputer, RoomComputer, ...RoomComputer[]];
  /** Pulls a computer's cable, or plugs it in again. */
  setCable(index: number, up: boolean): void;
  /** Gives a computer another address on its cable. Returns it. */
  move(index: number): string;
  /** Drops what leaves the computers by UDP, or what the switch would send to everybody by multicast, or nothing more. */
  block(what: 'udp' | 'multicast' | 'nothing'): void;
  /** The cable as the way to everywhere, as behind a router; without it the computers know the room alone. */
  setDefaultRoute(there: boolean): void;
  /** Bytes that came to a computer by its cable so far. */
  bytesReceived(index: number): number;
}

export interface RoomComputer {
  /** Words before a command that make it run there. */
  readonly prefix: readonly string[];
  /** A program that starts another one there: what a browser is launched with. */
  wrap(program: string): string;
  /** Its first address on the cable. */
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
/** The second wires end in the machine's own network: files that are tested side by side each have addresses of their own. */
const CONTROL = `10.${100 + Number(process.env.VITEST_POOL_ID ?? 0)}`;
const CABLE = 'cable';
/** Whatever leaves by UDP to one address goes nowhere. */
const NO_UDP = ['pref', '10', 'ipproto', 'udp', 'blackhole'];

/** Builds a room of two computers or more; it is taken down at the end of the test. No computer has a default route. */
export function buildRoomNetwork(count = 2): RoomNetwork {
  // The kernel takes its time to remove a namespace: the next room has names of its own.
  const id = `${process.pid.toString(36)}${(rooms++).toString(36)}`;
  const hall = `fa${id}s`;
  const names = Array.from({ length: count }, (_, index) => `fa${id}${index}`);
  stopAtEnd(() => {
    for (const index of names.keys()) spawnSync('ip', ['link', 'del', `w${id}${index}`]);
    for (const name of [...names, hall]) spawnSync('ip', ['netns', 'del', name]);
  });
  run('ip', 'netns', 'add', hall);
  run('ip', '-n', hall, 'link', 'add', 'switch', 'type', 'bridge');
  run('ip', '-n', hall, 'link', 'set', 'switch', 'up');
  const build = (index: number) => buildComputer(hall, names[index] ?? '', `w${id}${index}`, index);
  const tables = [build(0), build(1), ...names.slice(2).map((_, index) => build(index + 2))] as const;
  const addresses = tables.map(({ address }) => address);
  let moves = 0;
  let isUdpBlocked = false;
  return {
    tables,
    setCable: (index, up) => run('ip', '-n', hall, 'link', 'set', `port${index}`, up ? 'up' : 'down'),
    move(index) {
      const [before, next] = [addresses[index] ?? '', `10.77.91.${100 + moves++}`];
      run('ip', '-n', names[index] ?? '', 'addr', 'del', `${before}/24`, 'dev', CABLE);
      run('ip', '-n', names[index] ?? '', 'addr', 'add', `${next}/24`, 'dev', CABLE);
      addresses[index] = next;
      return next;
    },
    block(what) {
      for (const [index, name] of names.entries()) {
        if (isUdpBlocked !== (what === 'udp')) run('ip', '-n', name, 'rule', isUdpBlocked ? 'del' : 'add', ...NO_UDP);
        // As the switch of a guest Wi-Fi does; a route can't stop a socket that names its interface.
        run('ip', 'netns', 'exec', hall, 'bridge', 'link', 'set', 'dev', `port${index}`, 'mcast_flood', what === 'nothing' ? 'on' : 'off');
      }
      isUdpBlocked = what === 'udp';
    },
    setDefaultRoute(there) {
      for (const [index, name] of names.entries()) {
        run('ip', '-n', name, 'route', there ? 'add' : 'del', 'default', 'dev', CABLE);
        // A router brings an address along, which is what browsers notice.
        for (const turn of ['add', 'del']) run('ip', '-n', name, 'addr', turn, `10.77.92.${index + 1}/32`, 'dev', CABLE);
      }
    },
    bytesReceived: (index) => Number(run(...(tables[index]?.prefix ?? []), 'cat', `/sys/class/net/${CABLE}/statistics/rx_bytes`).trim()),
  };
}

function buildComputer(hall: string, name: string, wire: string, index: number): RoomComputer {
  const computer = { address: `10.77.91.${index + 1}`, control: `${CONTROL}.${index}.2`, prefix: ['ip', 'netns', 'exec', name] };
  run('ip', 'netns', 'add', name);
  // IPv6 speaks by itself; without it, what is counted is what a program sent.
  run(
    ...computer.prefix,
    'sh',
    '-c',
    'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6; echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6',
  );
  run('ip', 'link', 'add', CABLE, 'netns', name, 'type', 'veth', 'peer', 'name', `port${index}`, 'netns', hall);
  run('ip', '-n', hall, 'link', 'set', `port${index}`, 'master', 'switch', 'up');
  run('ip', 'link', 'add', wire, 'type', 'veth', 'peer', 'name', 'control', 'netns', name);
  run('ip', 'addr', 'add', `${CONTROL}.${index}.1/24`, 'dev', wire);
  run('ip', 'link', 'set', wire, 'up');
  for (const [address, device] of [
    [`${computer.address}/24`, CABLE],
    [`${computer.control}/24`, 'control'],
  ] as const) {
    run('ip', '-n', name, 'addr', 'add', address, 'dev', device);
    run('ip', '-n', name, 'link', 'set', device, 'up');
  }
  run('ip', '-n', name, 'link', 'set', 'lo', 'up');
  return { ...computer, wrap: (program) => wrapper(name, program) };
}

function run(...command: readonly string[]): string {
  const [program = '', ...args] = command;
  const result = spawnSync(program, args, { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${command.join(' ')}: ${result.stderr}`);
  return result.stdout;
}
