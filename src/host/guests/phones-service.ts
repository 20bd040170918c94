import type { Service } from '#bridge/contract';
import { phonesContract } from '#bridge/phones-contract';
import { takeBack } from '#host/audiences/giving';
import { type HostContext, type HostFeature, hostFeature } from '#host/host-feature';
import { keepPerWorkspace } from '#host/per-workspace';
import { tellState } from '#host/state-stream';
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
  const { storage, catalogue } = context.workspaces;
  return keepPerWorkspace(context, {
    open: (workspace) =>
      openWorkspacePhones(workspace, {
        clock: context.clock,
        steady: storage.steady,
        policy: guestPolicyOf(context.models),
        takeBack: ({ documents, file }, taken) => takeBack({ hub: documents, store: file.store, models: context.models }, taken),
        siteFolder: context.siteFolder,
        title: async () => (await catalogue.find(workspace.id))?.title ?? '',
        reportFailure: context.reportFailure,
      }),
    close: (phones) => phones.rest(),
    inUse: (phones) => phones.state().guests.some((guest) => guest.here),
  });
}
