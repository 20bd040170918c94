import { z } from 'zod';
import type { DocumentStore } from '../document-store';

/**
 * What went wrong with a démarche's files and was mended as far as it could be: the end of its log (`log`), one copy
 * of its key (`key`). Kept in the démarche until somebody has read it.
 */
const incidentSchema = z.object({
  kind: z.enum(['log', 'key']),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** When the backup was made that the démarche was compared with; absent without one. */
  backupAt: z.number().optional(),
});
/** Damage that was found and mended, to be told to a person once. */
export type Incident = z.output<typeof incidentSchema>;

type Settings = Pick<DocumentStore, 'setting' | 'writeSetting'>;

const SETTING = 'incidents';

/** What nobody has read yet, oldest first. */
export async function readIncidents(store: Settings): Promise<readonly Incident[]> {
  const text = await store.setting(SETTING);
  return text ? z.array(incidentSchema).catch([]).parse(JSON.parse(text)) : [];
}

/** Adds one; of a kind that is there already, the newer stays. */
export async function noteIncident(store: Settings, incident: Incident): Promise<void> {
  const others = (await readIncidents(store)).filter(({ kind }) => kind !== incident.kind);
  await store.writeSetting(SETTING, JSON.stringify([...others, incident]));
}

/** Somebody has read them. */
export async function forgetIncidents(store: Settings): Promise<void> {
  if ((await readIncidents(store)).length > 0) await store.writeSetting(SETTING, '[]');
}
