import { z } from 'zod';
import { collegeSchema } from './college';

/** What somebody chooses from before coming in, as a phone reads it; a college it can't read is not offered. */
export const lobbySchema = z.object({
  colleges: z
    .array(collegeSchema.extend({ id: z.string().max(64) }))
    .max(60)
    .catch([]),
});
/** A lobby as a phone reads it: the colleges it may offer. */
export type Lobby = z.output<typeof lobbySchema>;

/** The lobby in what a table said; empty when it is none. */
export function readLobby(said: unknown): Lobby {
  const read = lobbySchema.safeParse(said);
  return read.success ? read.data : { colleges: [] };
}
