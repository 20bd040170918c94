import type { Clock } from '#shared/clock';
import type { WorkspaceId } from '#shared/ids';
import type { Catalogue } from './catalogue';
import type { DataFolder } from './data-folder';
import type { DiskSpace } from './disk-space';
import type { OpenWorkspaceFile } from './open-workspace';
import type { SteadyClock } from './steady-clock';
import type { Keychain } from './keys/workspace-key';

/** What storage is built on; all of it has a default, and tests choose. */
export interface WorkspaceStorageOptions {
  readonly clock?: Clock;
  /** Milliseconds that only go forward, whatever happens to the clock. */
  readonly uptime?: () => number;
  readonly keychain?: Keychain;
  readonly ballastBytes?: number;
  /** How often `tidy` runs by itself, in milliseconds; 10 minutes. */
  readonly tidyMs?: number;
  /** See `GROUP_COMMIT_MS`. */
  readonly windowMs?: number;
}

/** What the parts of the storage share. */
export interface StorageParts {
  readonly folder: DataFolder;
  readonly catalogue: Catalogue;
  readonly space: DiskSpace;
  readonly clock: Clock;
  readonly steady: SteadyClock;
  readonly options: WorkspaceStorageOptions;
  readonly open: Map<WorkspaceId, Promise<OpenWorkspaceFile>>;
}
