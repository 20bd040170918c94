import type { WorkspaceId } from '#shared/ids';
import type { HostContext } from './host-feature';
import type { OpenWorkspace } from './workspaces';

/** How one part of the host lives with each open démarche. */
interface WorkspacePart<Part> {
  /** Makes it, once for each time the démarche is opened. */
  open(workspace: OpenWorkspace): Promise<Part>;
  /** Lets go of the démarche, which closes only then. */
  close(part: Part): Promise<void>;
  /** Whether somebody writes through it, though nobody touches this computer: the démarche then does not close by itself. */
  inUse(part: Part): boolean;
}

/**
 * Keeps one part for each open démarche: made when the démarche opens, so that what was going on when the host stopped
 * goes on, and closed before it closes or the host stops. The function it gives opens the démarche if need be; it throws
 * what opening it throws, and what making the part threw, which is made afresh next time.
 */
export function keepPerWorkspace<Part>(context: HostContext, part: WorkspacePart<Part>): (id: WorkspaceId) => Promise<Part> {
  const { workspaces, locks } = context;
  const made = new Map<WorkspaceId, Promise<Part>>();
  const ready = new Map<WorkspaceId, Part>();
  const ensure = (workspace: OpenWorkspace): Promise<Part> => {
    const known = made.get(workspace.id);
    if (known) return known;
    const making = part.open(workspace);
    made.set(workspace.id, making);
    making.then(
      (present) => ready.set(workspace.id, present),
      () => made.delete(workspace.id),
    );
    return making;
  };
  const close = async (id: WorkspaceId) => {
    const present = await made.get(id)?.catch(() => undefined);
    made.delete(id);
    ready.delete(id);
    if (present !== undefined) await part.close(present);
  };
  workspaces.onOpened((workspace) => void ensure(workspace).catch(context.reportFailure));
  workspaces.onClosing(close);
  locks.keepOpenWhile((id) => {
    const present = ready.get(id);
    return present !== undefined && part.inUse(present);
  });
  context.onStop(async () => void (await Promise.all([...made.keys()].map(close))));
  return async (id) => ensure(await workspaces.open(id));
}
