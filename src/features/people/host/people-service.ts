import { type HostContext, type HostFeature, hostFeature } from '#host/host-feature';
import type { Service } from '#bridge/contract';
import { comfortSchema } from '../model/comfort';
import { identitySchema, peopleContract } from '../model/people-contract';
import { peopleOutput } from './people-output';

const IDENTITY = 'identity';

/**
 * Comfort lives in the catalogue, which anybody can read; who one is in a démarche lives in that démarche's own file,
 * encrypted like the rest of it. Neither is ever shared.
 */
function createPeopleService({ workspaces }: HostContext): Service<typeof peopleContract> {
  const { catalogue } = workspaces;
  const fileOf = async (id: string) => (await workspaces.open(id)).file;
  return {
    comfort: async () => comfortSchema.parse(readJson(await catalogue.setting('comfort')) ?? {}),
    saveComfort: async (comfort) => {
      await catalogue.writeSetting('comfort', JSON.stringify(comfort));
      return {};
    },
    identity: async ({ workspaceId }) => {
      const kept = identitySchema.safeParse(readJson(await (await fileOf(workspaceId)).store.setting(IDENTITY)));
      return kept.success ? kept.data : null;
    },
    saveIdentity: async ({ workspaceId, identity }) => {
      await (await fileOf(workspaceId)).store.writeSetting(IDENTITY, JSON.stringify(identity));
      return {};
    },
  };
}

/** Answers `peopleContract` on the host, and gives the restitution its page about colleges. */
export const peopleHost: HostFeature = { ...hostFeature(peopleContract, createPeopleService), restitution: peopleOutput };

/** The setting as plain data; what somebody damaged by hand counts as absent. */
function readJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
