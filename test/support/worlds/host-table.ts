import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { createHostConnection, type HostConnection } from '#client/documents/host-connection';
import type { FeatureModel } from '#document/feature-model';
import { LOCAL } from '#document/origin';
import { createHost, type Host } from '#host/host';
import type { HostFeature } from '#host/host-feature';
import { type SharingClient, sharingOf } from './sharing-table';
import { stopAtEnd } from '../teardown';
import { temporaryFolder } from '../temporary-folder';

/** One table's host, in this process, with a window on it; it neither looks for others nor announces itself. */
export interface HostTable {
  readonly host: Host;
  /** A window of this computer. */
  readonly connection: HostConnection;
  readonly sharing: SharingClient;
  /** Another host started on it is the same computer, started again. */
  readonly folder: string;
  create(title: string): Promise<string>;
  write(workspaceId: string, text: string): Promise<void>;
  read(workspaceId: string): Promise<string>;
  /** What Yjs calls this host in the document that is open now. */
  clientId(workspaceId: string): Promise<number>;
  /** Stops the host; what it held is on disk. */
  stop(): Promise<void>;
}

const TEXT = 'text:essai';

interface HostTableOptions {
  readonly models?: readonly FeatureModel[];
  readonly features?: readonly HostFeature[];
  /** See `WorkspaceStorageOptions`. */
  readonly uptime?: () => number;
}

export async function startHostTable(
  folder = temporaryFolder(),
  { models = [], features = [], uptime }: HostTableOptions = {},
): Promise<HostTable> {
  process.env.FAIRE_AVEC_DISCOVERY = 'off';
  const host = await createHost({
    dataFolder: folder,
    resourcesFolder: folder,
    models,
    features,
    storage: { ballastBytes: 0, ...(uptime && { uptime }) },
    reportFailure: console.error,
  });
  stopAtEnd(() => host.close());
  const connection = createHostConnection(async () => {
    const [hostEnd, clientEnd] = createMemoryChannelPair();
    host.serve(hostEnd, { id: 'window', access: 'facilitator' });
    return clientEnd;
  });
  const using = async <T>(id: string, use: Parameters<Awaited<ReturnType<typeof host.workspaces.open>>['documents']['using']>[1]) =>
    (await host.workspaces.open(id)).documents.using(TEXT, use) as Promise<T>;
  return {
    host,
    connection,
    sharing: sharingOf(connection),
    folder,
    create: async (title) => (await host.workspaces.create({ title })).id,
    write: (id, text) => using(id, (live) => live.edit(LOCAL, (doc) => doc.getText('t').insert(doc.getText('t').length, text))),
    read: (id) => using(id, (live) => live.doc.getText('t').toString()),
    clientId: (id) => using(id, (live) => live.doc.clientID),
    async stop() {
      connection.close();
      await host.close();
    },
  };
}
