import { networkInterfaces } from 'node:os';

interface NetworkAddress {
  readonly address: string;
  /** The interface's name as the system gives it. */
  readonly network: string;
}

/** Networks that no other table is on: containers, virtual machines, tunnels. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vbox|tun|tap|utun|awdl|llw|zt|tailscale)/iu;
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/u;

/** This computer's IPv4 addresses on its networks, the likeliest for a room first; without the loopback. */
export function networkAddresses(interfaces = networkInterfaces()): NetworkAddress[] {
  const found = Object.entries(interfaces).flatMap(([network, addresses]) =>
    (addresses ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => ({ address, network })),
  );
  return found.sort((a, b) => rank(a) - rank(b));
}

/** The network that has `address` now; undefined when this computer has it no more. */
export function networkOf(address: string, interfaces = networkInterfaces()): string | undefined {
  return Object.entries(interfaces).find(([, addresses]) => addresses?.some((one) => one.address === address))?.[0];
}

function rank({ address, network }: NetworkAddress): number {
  return (VIRTUAL.test(network) ? 2 : 0) + (PRIVATE.test(address) ? 0 : 1);
}
