import { DESKTOP_FILE } from '#bridge/transports/desktop-names';
import { offeredFile } from '#features/files/client/offered-file';

/** Brings files that the system opened with the app to the home screen, as if they had been dropped there. */
export function receiveDesktopFiles(): void {
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const file = event.source === window ? fileOf(event.data) : undefined;
    if (!file) return;
    offeredFile.set(file);
    location.hash = '#/';
  });
}

function fileOf(data: unknown): File | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { type, name, bytes } = data as { type?: unknown; name?: unknown; bytes?: unknown };
  if (type !== DESKTOP_FILE || typeof name !== 'string' || !(bytes instanceof Uint8Array)) return undefined;
  return new File([new Uint8Array(bytes)], name);
}
