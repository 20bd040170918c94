import type { Contract, Service } from '#bridge/contract';
import type { ServedContract } from '#bridge/serve';
import type { FeatureModel } from '#document/feature-model';
import type { Clock } from '#shared/clock';
import type { Unsubscribe } from '#shared/lifecycle';
import type { PrintToPdf } from './printing/print-to-pdf';
import type { Locks } from './locking/locks';
import type { FeatureOutput } from './feature-output';
import type { Workspaces } from './workspaces';

/** What a feature's host side is given. */
export interface HostContext {
  readonly clock: Clock;
  /** Where this host keeps everything. */
  readonly dataFolder: string;
  /** Bundled, read-only files: methods, schemas, the sample démarche. */
  readonly resourcesFolder: string;
  readonly workspaces: Workspaces;
  readonly locks: Locks;
  /** The folder of the built pages, of which phones are handed theirs; undefined where none was built. */
  readonly siteFolder: string | undefined;
  /** What every feature declares of itself. */
  readonly models: readonly FeatureModel[];
  /** The built script that reads bundles; undefined: they are read in this process. See `createBundleIntake`. */
  readonly bundleReader: string | undefined;
  /** Prints a page as PDF; undefined where nothing on this computer can. */
  readonly printToPdf: PrintToPdf | undefined;
  /** Runs when the host stops, before the démarches are closed; last registered, first run. */
  onStop(stop: () => void | Promise<void>): Unsubscribe;
  /** Hears of failures nobody foresaw. Never given content. */
  reportFailure(error: unknown): void;
}

/** A feature's host side: what it offers on this side, all optional. One line in `src/features/host.ts` adds it. */
export interface HostFeature {
  /** What its contract is answered with. */
  create?(context: HostContext): ServedContract | Promise<ServedContract>;
  /** What it gives back of a démarche, for all that leaves it as a text or a page. */
  readonly restitution?: FeatureOutput;
}

/** Ties a contract to what implements it, checked by the compiler. */
export function hostFeature<C extends Contract>(
  contract: C,
  createService: (context: HostContext) => Service<C> | Promise<Service<C>>,
): HostFeature {
  return { create: async (context) => ({ contract, service: await createService(context) }) };
}
