import { type Connection, connect } from '#bridge/connect';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { hostFeatures } from '#features/host';
import { models } from '#features/model';
import { createHost, type Host } from '#host/host';
import type { Clock } from '#shared/clock';
import { stopAtEnd } from '../teardown';
import { temporaryFolder } from '../temporary-folder';

/** A host of this process with every feature, and a window of it; both end with the test, or with the file that began them before its tests. */
export async function openHostWindow(
  options: { dataFolder?: string; clock?: Clock; reportFailure?: (error: unknown) => void } = {},
): Promise<{ host: Host; connection: Connection }> {
  const host = await createHost({
    dataFolder: temporaryFolder(),
    resourcesFolder: new URL('../../../resources', import.meta.url).pathname,
    models,
    features: hostFeatures,
    storage: { ballastBytes: 0 },
    reportFailure: () => {},
    ...options,
  });
  stopAtEnd(() => host.close());
  const [hostEnd, clientEnd] = createMemoryChannelPair();
  host.serve(hostEnd, { id: 'window', access: 'facilitator' });
  return { host, connection: connect(clientEnd) };
}
