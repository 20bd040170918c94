import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';

/** The WebSocket subprotocol of the bridge; the token travels beside it, as `token.<value>`. */
export const BRIDGE_PROTOCOL = 'faire-avec.bridge';

/** Who may speak to this server: pages of its own address that were handed the token. */
export interface LocalAccess {
  /** Travels in the fragment of the address alone: no request carries it, no log, no referrer. */
  readonly token: string;
  /** False for a name that is not ours: another site's name made to point here (DNS rebinding). */
  hostAllowed(request: IncomingMessage): boolean;
  /** True when the upgrade comes from one of our own pages (or from no page at all) and knows the token. */
  mayConnect(request: IncomingMessage): boolean;
}

/** `port` is asked at each request, because the system may choose it after this is built. */
export function createLocalAccess(host: string, port: () => number, token: string): LocalAccess {
  const hostAllowed = (request: IncomingMessage) => allowedHosts(host, port()).has((request.headers.host ?? '').toLowerCase());
  return {
    token,
    hostAllowed,
    mayConnect: (request) => hostAllowed(request) && originAllowed(request) && sameSecret(tokenOf(request), token),
  };
}

function allowedHosts(host: string, port: number): Set<string> {
  const names = host === '0.0.0.0' || host === '::' ? ownAddresses() : [host];
  const suffix = port === 80 ? '' : `:${port}`;
  return new Set([...names, '127.0.0.1', 'localhost', '::1'].map((name) => (name.includes(':') ? `[${name}]` : name) + suffix));
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map((one) => one.address));
}

/** A browser always names the page's origin; what names none is a program, and has only the token to show. */
function originAllowed(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || origin.toLowerCase() === `http://${host?.toLowerCase()}`;
}

function tokenOf(request: IncomingMessage): string {
  const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
  return protocols.find((one) => one.startsWith('token.'))?.slice('token.'.length) ?? '';
}

function sameSecret(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
