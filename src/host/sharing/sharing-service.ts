import * as Y from 'yjs';
import type { Service } from '#bridge/contract';
import { sharingContract } from '#bridge/sharing-contract';
import { haveCommonOrigin } from '#document/common-origin';
import { type HostContext, type HostFeature, hostFeature } from '#host/host-feature';
import { createDnsSdDiscovery, type Discovery, NO_DISCOVERY } from '#host/sync/discovery';
import { formatTableAddress } from '#host/sync/table-dialer';
import type { Membership } from '#host/sync/table-contract';
import { keepPerWorkspace } from '#host/per-workspace';
import { tellState } from '#host/state-stream';
import type { OpenWorkspace } from '#host/workspaces';
import { AppError } from '#shared/app-error';
import type { WorkspaceId } from '#shared/ids';
import { newId } from '#shared/ids';
import { askToJoin } from './joining';
import { networkAddresses } from './network-addresses';
import { openWorkspaceSharing, type WorkspaceSharing } from './workspace-sharing';

interface SharingOptions {
  /** Finds and announces tables; what `FAIRE_AVEC_DISCOVERY` says by default. */
  readonly discovery?: Discovery;
  readonly codeLastsMs?: number;
}

type SharingService = Service<typeof sharingContract>;

/** Sharing with other tables, to whoever sits at this computer. */
export const sharingFeature = createSharingFeature();

function createSharingFeature(options: SharingOptions = {}): HostFeature {
  return hostFeature(sharingContract, (context) => createService(context, options));
}

interface Sharings {
  of(id: WorkspaceId): Promise<WorkspaceSharing>;
  readonly discovery: Discovery;
}

function createService(context: HostContext, options: SharingOptions): SharingService {
  const sharings = createSharings(context, options);
  const nothing = async (done: Promise<unknown> | undefined) => (await done, {});
  return {
    state: async ({ workspaceId }, stream) => tellState(await sharings.of(workspaceId), stream),
    addresses: async () => networkAddresses(),
    share: async ({ workspaceId, ...rest }) => nothing((await sharings.of(workspaceId)).share(rest)),
    stopSharing: async ({ workspaceId }) => nothing((await sharings.of(workspaceId)).stopSharing()),
    renewCode: async ({ workspaceId }) => nothing(Promise.resolve((await sharings.of(workspaceId)).renewCode())),
    decide: async ({ workspaceId, requestId, admitted }) =>
      nothing(Promise.resolve((await sharings.of(workspaceId)).decide(requestId, admitted))),
    remove: async ({ workspaceId, table }) => nothing((await sharings.of(workspaceId)).remove(table)),
    nearby(_, stream) {
      const tell = () =>
        stream.emit(
          sharings.discovery
            .nearby()
            .flatMap(({ name, address, isOpen }) => (isOpen ? [{ name, address: formatTableAddress(address) }] : [])),
        );
      stream.onClose(sharings.discovery.onChange(tell));
      tell();
    },
    join: (input, stream) => join(context, sharings, input, stream),
    leave: async ({ workspaceId }) => nothing((await sharings.of(workspaceId)).leave()),
    windows: async ({ workspaceId, documentId }, stream) => (await sharings.of(workspaceId)).seat(documentId, stream),
  };
}

/** `off`, an address of the one interface to use, or nothing: all of them. */
function chosenDiscovery(wish: string | undefined): Discovery {
  return wish === 'off' ? NO_DISCOVERY : createDnsSdDiscovery(wish || undefined);
}

/** One sharing per open démarche, for as long as it is open. */
function createSharings(context: HostContext, options: SharingOptions): Sharings {
  const { storage, catalogue } = context.workspaces;
  const discovery = options.discovery ?? chosenDiscovery(process.env.FAIRE_AVEC_DISCOVERY);
  // Registered first, and so stopped last: what was announced is taken back through it.
  context.onStop(() => discovery.close());
  const of = keepPerWorkspace(context, {
    open: (workspace) =>
      openWorkspaceSharing(workspace, {
        clock: context.clock,
        steady: storage.steady,
        discovery,
        codeLastsMs: options.codeLastsMs,
        title: async () => (await catalogue.find(workspace.id))?.title ?? '',
        reportFailure: context.reportFailure,
      }),
    close: (sharing) => sharing.close(),
    inUse: (sharing) => sharing.state().tables.some((table) => table.linked),
  });
  return { of, discovery };
}

async function join(
  { workspaces }: HostContext,
  sharings: Sharings,
  input: Parameters<SharingService['join']>[0],
  stream: Parameters<SharingService['join']>[1],
): Promise<void> {
  const { membership, address } = await askToJoin({
    ...input,
    table: newId(10),
    discovery: sharings.discovery,
    onStep: (step) => stream.emit({ step }),
    onCancel: (cancel) => stream.onClose(cancel),
  });
  const { workspaceId, title } = membership;
  const isHere = (await workspaces.catalogue.find(workspaceId)) !== undefined;
  const workspace = isHere ? await workspaces.open(workspaceId) : await workspaces.receive({ id: workspaceId, title });
  await expectRelated(workspace, membership);
  const sharing = await sharings.of(workspace.id);
  if (sharing.state().share) throw new AppError('workspace-exists', 'this computer shares that very démarche');
  await sharing.join(membership, address, input.tableName);
  stream.emit({ step: 'done', workspaceId, title });
  stream.close();
}

/** Before anything of the two is mixed; a core that is empty here is only waiting for the other's. */
async function expectRelated({ documents }: OpenWorkspace, { core }: Membership): Promise<void> {
  const isRelated = core && (await documents.using('core', ({ doc }) => haveCommonOrigin(Y.encodeStateVector(doc), core)));
  if (isRelated === false) throw new AppError('unrelated-workspace', 'another démarche of this id is here');
}
