import { z } from 'zod';
import { call, contract } from '#bridge/contract';
import { comfortSchema } from './comfort';

/** Who writes here today, in one démarche, on this computer. Kept beside the démarche, never inside it. */
export const identitySchema = z.object({
  personId: z.string().max(64),
  name: z.string().max(40),
  picture: z.string().max(16),
  college: z.string().max(64),
  /** True when the person said « plus tard »: they are not asked again by themselves. */
  skipped: z.boolean(),
});
/** Who writes here, as kept on this computer. `personId` names a record of the démarche, empty when there is none. */
export type Identity = z.output<typeof identitySchema>;

const workspace = z.object({ workspaceId: z.string().max(64) });

/** What this computer remembers of the people who use it: how they read, and who they are in each démarche. */
export const peopleContract = contract('people', {
  comfort: call('facilitator', z.object({}), comfortSchema),
  saveComfort: call('facilitator', comfortSchema, z.object({})),
  identity: call('facilitator', workspace, identitySchema.nullable()),
  saveIdentity: call('facilitator', workspace.extend({ identity: identitySchema }), z.object({})),
});
