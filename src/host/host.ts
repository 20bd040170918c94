import type { Channel } from '#bridge/channel';
import type { Session } from '#bridge/contract';
import { type ServedContract, serve } from '#bridge/serve';
import { type FeatureModel, sectionsOf } from '#document/feature-model';
import type { HubTiming } from '#host/documents/document-hub';
import { documentsFeature } from '#host/documents/documents-service';
import { followSubmissions } from '#host/audiences/giving';
import { followKept } from '#host/audiences/keeping';
import { readSharingRecord, wasShared } from '#host/sharing/sharing-record';
import { sharingFeature } from '#host/sharing/sharing-service';
import { phonesFeature } from '#host/guests/phones-service';
import type { WorkspaceStorageOptions } from '#host/storage/storage-parts';
import { openWorkspaceStorage } from '#host/storage/workspace-storage';
import { type Clock, systemClock } from '#shared/clock';
import type { HostContext, HostFeature } from './host-feature';
import { createLocks, type Locks } from './locking/locks';
import type { PrintToPdf } from './printing/print-to-pdf';
import { createWorkspaces, type Workspaces } from './workspaces';

/** What a host is made of; the app's entries and the tests choose. */
export interface HostOptions {
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  /** What the démarches' documents are made of, and what phones are shown of them; `src/features/model.ts` in the app. */
  readonly models: readonly FeatureModel[];
  /** What answers beyond the documents; `src/features/host.ts` in the app. */
  readonly features: readonly HostFeature[];
  readonly clock?: Clock;
  /** The folder of the built pages (`out/renderer`); without it phones find no page. */
  readonly siteFolder?: string | undefined;
  /** The built script of the thread that reads bundles (`src/features/bundle-reader.ts`); see `createBundleIntake`. */
  readonly bundleReader?: string | undefined;
  /** How a page becomes a PDF here; without it, PDF is said to be missing. */
  readonly printToPdf?: PrintToPdf | undefined;
  readonly storage?: WorkspaceStorageOptions;
  /** See `LocksOptions`. */
  readonly lockLookMs?: number;
  readonly timing?: HubTiming;
  reportFailure(error: unknown): void;
}

/** The process that holds the store; it knows no window and no Electron. */
export interface Host {
  readonly workspaces: Workspaces;
  readonly locks: Locks;
  /** Answers a channel for as long as it is open; closes it at once when the host is closing. */
  serve(channel: Channel, session: Session): void;
  /** Stops what features started, saves and closes everything. Twice is harmless. */
  close(): Promise<void>;
}

/** Opens the data folder and starts the features' services; throws what `openWorkspaceStorage` throws. */
export async function createHost(options: HostOptions): Promise<Host> {
  const clock = options.clock ?? systemClock;
  const storage = await openWorkspaceStorage(options.dataFolder, { clock, ...options.storage });
  const workspaces = createWorkspaces(storage, sectionsOf(options.models), options.timing);
  giveInEach(workspaces, { ...options, clock });
  const locks = createLocks(workspaces, { clock: storage.steady, lookEveryMs: options.lockLookMs });
  const stops: (() => void | Promise<void>)[] = [];
  const context: HostContext = {
    clock,
    dataFolder: options.dataFolder,
    resourcesFolder: options.resourcesFolder,
    workspaces,
    locks,
    siteFolder: options.siteFolder,
    models: options.models,
    bundleReader: options.bundleReader,
    printToPdf: options.printToPdf,
    onStop(stop) {
      stops.push(stop);
      return () => void stops.splice(stops.indexOf(stop), 1);
    },
    reportFailure: options.reportFailure,
  };
  const served = await servedBy([documentsFeature, sharingFeature, phonesFeature, ...options.features], context);
  const channels = new Set<Channel>();
  const closeEverything = async () => {
    locks.stop();
    for (const channel of [...channels]) channel.close();
    for (const stop of stops.splice(0).reverse()) await Promise.resolve(stop()).catch(options.reportFailure);
    await workspaces.closeAll();
    await storage.close();
  };
  let closing: Promise<void> | undefined;
  return {
    workspaces,
    locks,
    serve(channel, session) {
      if (closing) return channel.close();
      channels.add(channel);
      channel.onClose(() => channels.delete(channel));
      serve(channel, served, session, options.reportFailure);
    },
    close() {
      closing ??= closeEverything();
      return closing;
    },
  };
}

/** In each démarche that is open, what authors mark as given is given, and what somebody keeps at their table is kept there. */
function giveInEach(workspaces: Workspaces, options: Pick<HostOptions, 'models' | 'reportFailure'> & { readonly clock: Clock }): void {
  workspaces.onOpened(({ id, file, documents }) => {
    const record = () => readSharingRecord(file.store, id);
    followSubmissions({ ...options, hub: documents, store: file.store, table: async () => (await record()).table });
    const kept = options.models.flatMap((model) => model.kept ?? []);
    followKept({ ...options, hub: documents, sections: workspaces.sections, kept, wasShared: async () => wasShared(await record()) });
  });
}

/** What the features answer with, started one after the other. */
async function servedBy(features: readonly HostFeature[], context: HostContext): Promise<readonly ServedContract[]> {
  const served: ServedContract[] = [];
  for (const { create } of features) if (create) served.push(await create(context));
  return served;
}
