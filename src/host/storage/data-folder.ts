import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspaceId } from '#shared/ids';

/** Where everything lies on the disk. Folder names are French: people look into them. */
export interface DataFolder {
  readonly root: string;
  readonly catalogue: string;
  /** The démarche's file; its log beside it ends in `-wal`. */
  workspace(id: WorkspaceId): string;
  /** Its key, wrapped; and a second copy of it, beside the backups. */
  key(id: WorkspaceId): string;
  spareKey(id: WorkspaceId): string;
  backups(id: WorkspaceId): string;
  /** What is found in it, beside it (see `host/search`): it is made again whenever it is missing. */
  searchIndex(id: WorkspaceId): string;
  /** How long its log was, beside the backups (see `log-length`). */
  logLength(id: WorkspaceId): string;
  /** A fresh folder for what is damaged and kept. */
  setAside(name: string, at: number): string;
  /** Démarches whose file is there, whatever the catalogue says. */
  workspacesPresent(): Promise<readonly WorkspaceId[]>;
}

const EXTENSION = '.demarche';

/** Names the places under `root`; makes none of them. */
export function dataFolder(root: string): DataFolder {
  const workspaces = join(root, 'demarches');
  return {
    root,
    catalogue: join(root, 'catalogue.db'),
    workspace: (id) => join(workspaces, `${fileName(id)}${EXTENSION}`),
    key: (id) => join(workspaces, `${fileName(id)}.cle`),
    spareKey: (id) => join(root, 'sauvegardes', `${fileName(id)}.cle`),
    backups: (id) => join(root, 'sauvegardes', fileName(id)),
    searchIndex: (id) => join(workspaces, `${fileName(id)}.recherche`),
    logLength: (id) => join(root, 'sauvegardes', `${fileName(id)}.journal`),
    setAside: (name, at) => join(root, 'ecartes', fileName(name), new Date(at).toISOString().replace(/[:.]/gu, '-')),
    workspacesPresent: async () => {
      const names = await readdir(workspaces).catch(() => []);
      return names.filter((name) => name.endsWith(EXTENSION)).map((name) => name.slice(0, -EXTENSION.length));
    },
  };
}

/** An id becomes part of a path: anything but letters, digits, `-`, `_` and inner dots is refused by replacing it. */
function fileName(id: string): string {
  const safe = id.replace(/[^A-Za-z0-9_-]/gu, '_');
  return safe === '' ? '_' : safe;
}
