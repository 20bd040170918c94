import { spawnSync } from 'node:child_process';
import { stopAtEnd } from './teardown';

/** An address of this computer that a browser does not take for the computer itself, as on the Wi-Fi of a room. */
export interface RoomAddress {
  readonly address: string;
  /** Takes the address away, so that nothing comes or goes, or gives it back. */
  setUp(isUp: boolean): void;
}

/** Whether this machine lets a test give itself an address (root, and `ip`). */
export function canHaveRoomAddress(): boolean {
  const name = `fat${process.pid % 100_000}`;
  const isMade = ip('link', 'add', name, 'type', 'veth', 'peer', 'name', `${name}p`);
  if (isMade) ip('link', 'del', name);
  return isMade;
}

let rooms = 0;

/** Gives this machine such an address until the end of the test. */
export function openRoomAddress(): RoomAddress {
  const name = `fa${process.pid % 100_000}r${rooms++}`;
  const address = `10.79.${process.pid % 250}.${rooms}`;
  if (!ip('link', 'add', name, 'type', 'veth', 'peer', 'name', `${name}p`)) throw new Error('no address could be made');
  stopAtEnd(() => void ip('link', 'del', name));
  const setUp = (isUp: boolean) => void ip('addr', isUp ? 'add' : 'del', `${address}/32`, 'dev', name);
  for (const end of [name, `${name}p`]) ip('link', 'set', end, 'up');
  setUp(true);
  return { address, setUp };
}

function ip(...args: readonly string[]): boolean {
  return spawnSync('ip', args).status === 0;
}
