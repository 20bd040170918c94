import type { Service } from '#bridge/contract';
import { phonesContract } from '#bridge/phones-contract';
import { type HostContext, type HostFeature, hostFeature } from '#host/host-feature';
import { tellState } from '#host/state-stream';
import type { OpenWorkspace } from '#host/workspaces';
import type { WorkspaceId } from '#shared/ids';
import { guestPolicyOf } from './guest-policy';
import { openWorkspacePhones, type WorkspacePhones } from './workspace-phones';

/** The phones of every démarche, to whoever sits at this computer. */
export const phonesFeature: HostFeature = hostFeature(phonesContract, (context): Service<typeof phonesContract> => {
  const phonesOf = keepPhones(context);
  const doing = (act: (phones: WorkspacePhones) => Promise<void>) => async (id: WorkspaceId) => {
    await act(await phonesOf(id));
    return {};
  };
  return {
    state: async ({ workspaceId }, stream) => tellState(await phonesOf(workspaceId), stream),
    open: ({ workspaceId, ...choice }) => doing((phones) => phones.open(choice))(workspaceId),
    close: ({ workspaceId }) => doing((phones) => phones.close())(workspaceId),
    renew: ({ workspaceId }) => doing((phones) => phones.renew())(workspaceId),
    setAdmit: ({ workspaceId, admit }) => doing((phones) => phones.setAdmit(admit))(workspaceId),
    decide: ({ workspaceId, requestId, admitted }) => doing((phones) => phones.decide(requestId, admitted))(workspaceId),
    remove: ({ workspaceId, guestId }) => doing((phones) => phones.remove(guestId))(workspaceId),
    setReadOnly: ({ workspaceId, guestId, readOnly }) => doing((phones) => phones.setReadOnly(guestId, readOnly))(workspaceId),
    show: ({ workspaceId, documentId }) => doing((phones) => phones.show(documentId))(workspaceId),
  };
});

/** The phones of each open démarche, for as long as it is open. */
function keepPhones(context: HostContext): (id: WorkspaceId) => Promise<WorkspacePhones> {
  const { workspaces } = context;
  const open = new Map<WorkspaceId, Promise<WorkspacePhones>>();
  const ready = new Map<WorkspaceId, WorkspacePhones>();
  const ensure = (workspace: OpenWorkspace) => {
    const known = open.get(workspace.id);
    if (known) return known;
    const phones = openWorkspacePhones(workspace, {
      clock: context.clock,
      steady: workspaces.storage.steady,
      policy: guestPolicyOf(context.models),
      siteFolder: context.siteFolder,
      title: async () => (await workspaces.catalogue.find(workspace.id))?.title ?? '',
      reportFailure: context.reportFailure,
    });
    open.set(workspace.id, phones);
    phones.then(
      (present) => ready.set(workspace.id, present),
      () => open.delete(workspace.id),
    );
    return phones;
  };
  const close = async (id: WorkspaceId) => {
    const phones = await open.get(id)?.catch(() => undefined);
    open.delete(id);
    ready.delete(id);
    await phones?.rest();
  };
  // A session that was open when the host stopped is open again as soon as the démarche is.
  workspaces.onOpened((workspace) => void ensure(workspace).catch(context.reportFailure));
  workspaces.onClosing((id) => close(id));
  // Ten phones that write are gestures too, though nobody touches this computer.
  context.locks.keepOpenWhile(
    (id) =>
      ready
        .get(id)
        ?.state()
        .guests.some((guest) => guest.here) ?? false,
  );
  context.onStop(async () => void (await Promise.all([...open.keys()].map(close))));
  return async (id) => ensure(await workspaces.open(id));
}
