import type { HostContext } from '#host/host-feature';
import { keepPerWorkspace } from '#host/per-workspace';
import type { WorkspaceId } from '#shared/ids';
import { createWorkspaceSearch, type WorkspaceSearch } from './workspace-search';

/** What is found in each démarche that is open. The function it gives opens it if need be, and throws what that throws. */
export function keepSearches(context: HostContext): (id: WorkspaceId) => Promise<WorkspaceSearch> {
  const { workspaces, reportFailure } = context;
  const { sections, storage } = workspaces;
  return keepPerWorkspace(context, {
    open: async (workspace) =>
      createWorkspaceSearch({ workspace, sections, path: storage.folder.searchIndex(workspace.id), reportFailure }),
    close: (search) => search.close(),
    inUse: () => false,
  });
}
