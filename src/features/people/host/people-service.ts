import { type HostContext, hostFeature } from '#host/host-feature';
import type { Service } from '#bridge/contract';
import { comfortSchema } from '../model/comfort';
import { identitySchema, peopleContract } from '../model/people-contract';

/** Comfort and identities live in the catalogue's settings: beside the démarches, and out of what is shared. */
function createPeopleService({ workspaces }: HostContext): Service<typeof peopleContract> {
  const { catalogue } = workspaces;
  return {
    comfort: async () => comfortSchema.parse(readJson(await catalogue.setting('comfort')) ?? {}),
    saveComfort: async (comfort) => {
      await catalogue.writeSetting('comfort', JSON.stringify(comfort));
      return {};
    },
    identity: async ({ workspaceId }) => {
      const kept = identitySchema.safeParse(readJson(await catalogue.setting(identitySetting(workspaceId))));
      return kept.success ? kept.data : null;
    },
    saveIdentity: async ({ workspaceId, identity }) => {
      await catalogue.writeSetting(identitySetting(workspaceId), JSON.stringify(identity));
      return {};
    },
  };
}

export const peopleHost = hostFeature(peopleContract, createPeopleService);

function identitySetting(workspaceId: string): string {
  return `identity:${workspaceId}`;
}

/** The setting as plain data; what somebody damaged by hand counts as absent. */
function readJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
