import type { Session } from 'electron';
import { isOwnAddress } from './app-scheme';

/**
 * What our own pages may do: reach the other tables (Chromium asks for each of the three names), go full
 * screen before the room, copy what a person asked to copy, and write in the folder of a USB key that the person
 * chose in the system's own window. `media` is answered with no on the request
 * and so never opens a microphone; see `mayEnumerate` for the check.
 */
const GRANTED: ReadonlySet<string> = new Set([
  'local-network',
  'loopback-network',
  'local-network-access',
  'fullscreen',
  'clipboard-sanitized-write',
  'fileSystem',
]);

/** Grants the few permissions above to our own origin, and nothing to anybody else. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(GRANTED.has(permission) && isOwnAddress(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => {
    return (GRANTED.has(permission) || mayEnumerate(permission)) && isOwnAddress(requestingOrigin);
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
}

/**
 * WebRTC names this computer's addresses on the local network only to an origin that could use the microphone.
 * Without it, tables on a switch without a gateway find no path to each other. The check says yes; the
 * request, which is what would open the microphone, says no.
 */
function mayEnumerate(permission: string): boolean {
  return permission === 'media';
}
