import { createHost, type Host, type HostOptions } from '#host/host';
import { lockFolder } from '#host/storage/folder-lock';

/**
 * The host on a folder that this process alone works in until it is closed.
 * Throws what `lockFolder` and `createHost` throw, the folder then free again.
 */
export async function openHost(options: HostOptions): Promise<Host> {
  const lock = await lockFolder(options.dataFolder);
  try {
    const host = await createHost(options);
    return { ...host, close: () => host.close().finally(() => lock.release()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
