import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopAtEnd } from '../teardown';
import { temporaryFolder } from '../temporary-folder';

/** True where a network of one's own can be made: root on Linux, with iproute2. */
export const canWallNetworks = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('ip', ['netns']).status === 0;

/**
 * A computer's network with a local side (`lan`) and a way out (`wan`, the default route) on which every
 * packet is counted and none answered.
 */
interface WalledNetwork {
  /** Words to put before a command that must run inside. */
  readonly prefix: readonly string[];
  /** A program that starts another one inside: what a browser is launched with. */
  wrap(program: string): string;
  /** Its address on the local side: one that a browser does not trust, as on the Wi-Fi of a room. */
  readonly address: string;
  /** Takes that address away, so that nothing comes or goes, or gives it back. */
  setAddress(isThere: boolean): void;
  /** Packets that left by the way out since the network was made. */
  packetsOut(): number;
}

/** Makes the network; it goes, with all that is in it, when the test ends. */
export function createWalledNetwork(): WalledNetwork {
  const name = `fa${process.pid}`;
  const far = `${name}far`;
  const ip = (...words: string[]) => execFileSync('ip', words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const inside = (...words: string[]) => execFileSync('ip', ['netns', 'exec', name, ...words]).toString();
  ip('netns', 'add', name);
  ip('netns', 'add', far);
  stopAtEnd(() => {
    for (const one of [name, far]) spawnSync('ip', ['netns', 'del', one]);
  });
  // IPv6 speaks by itself when an interface comes up; without it, what is counted is what a program sent.
  for (const one of [name, far])
    execFileSync('ip', [
      'netns',
      'exec',
      one,
      'sh',
      '-c',
      'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6; echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6',
    ]);
  for (const side of ['lan', 'wan']) {
    ip('link', 'add', side, 'netns', name, 'type', 'veth', 'peer', 'name', side, 'netns', far);
    ip('-n', far, 'link', 'set', side, 'up');
    ip('-n', name, 'link', 'set', side, 'up');
  }
  ip('-n', name, 'link', 'set', 'lo', 'up');
  const address = '192.168.77.2';
  const setAddress = (isThere: boolean) => void ip('-n', name, 'addr', isThere ? 'add' : 'del', `${address}/24`, 'dev', 'lan');
  setAddress(true);
  ip('-n', name, 'addr', 'add', '198.51.100.2/24', 'dev', 'wan');
  ip('-n', name, 'neigh', 'add', '198.51.100.1', 'lladdr', '02:00:00:00:00:01', 'dev', 'wan');
  ip('-n', name, 'route', 'add', 'default', 'via', '198.51.100.1');
  // Tables find each other by multicast on the local side; it never leaves a local network.
  ip('-n', name, 'route', 'add', '224.0.0.0/4', 'dev', 'lan');
  const packetsOut = () => Number(inside('cat', '/sys/class/net/wan/statistics/tx_packets'));
  return { prefix: ['ip', 'netns', 'exec', name], wrap: (program) => wrapper(name, program), address, setAddress, packetsOut };
}

/** A program that starts another one in the namespace `network`. */
export function wrapper(network: string, program: string): string {
  const path = join(temporaryFolder('inside'), 'run');
  writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${network} ${program} "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}
