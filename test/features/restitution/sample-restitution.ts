import { hostFeatures } from '#features/host';
import { composeDocument } from '#features/restitution/host/compose-document';
import { restitutionContract, type RestitutionFile, type RestitutionOptions } from '#features/restitution/model/restitution-contract';
import { workspaceContract } from '#features/workspace/model/workspace-contract';
import { openHostWindow } from '../../support/worlds/host-window';

/** The day that restitutions of these tests are made on. */
const TODAY = '2026-11-28';

/** The sample démarche on a host of its own, given back as its window would ask. */
export async function openSampleRestitution() {
  const { host, connection } = await openHostWindow({ clock: { now: () => Date.parse(`${TODAY}T12:00:00`) } });
  const { client } = connection;
  const { id: workspaceId } = await client(workspaceContract).openSample({});
  const { documents } = await host.workspaces.open(workspaceId);
  const service = client(restitutionContract);
  const outputs = hostFeatures.flatMap(({ restitution }) => restitution ?? []);
  return {
    documents,
    service,
    workspaceId,
    compose: (options: Omit<RestitutionOptions, 'workspaceId'>) => composeDocument(outputs, documents, { workspaceId, ...options }, TODAY),
    make: (options: Omit<RestitutionOptions, 'workspaceId'>, format: string) =>
      new Promise<RestitutionFile>((resolve, reject) => {
        const made: RestitutionFile[] = [];
        service.make(
          { workspaceId, ...options, format },
          {
            onItem: (item) => 'file' in item && made.push(item.file),
            onClose: (error) => (made[0] ? resolve(made[0]) : reject(error)),
          },
        );
      }),
  };
}
