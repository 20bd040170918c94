import { z } from 'zod';
import type { CatalogueEntry } from '#host/storage/catalogue';
import type { Workspaces } from '#host/workspaces';
import { readFrame } from '../model/workspace-section';
import type { Catalogue, WorkspaceSummary } from '../model/workspace-contract';

/** What the home screen shows beside the catalogue's own fields, kept so that no démarche is opened to be listed. */
const noteSchema = z.object({ territory: z.string().catch(''), place: z.string().catch('') });
type Note = z.output<typeof noteSchema>;

/** Every démarche of this computer, as the home screen shows it. */
export async function listWorkspaces(workspaces: Workspaces): Promise<Catalogue> {
  const { catalogue } = workspaces;
  const summaries = (entries: readonly CatalogueEntry[]) => Promise.all(entries.map((entry) => summaryOf(workspaces, entry)));
  return { workspaces: await summaries(await catalogue.list()), trashed: await summaries(await catalogue.listTrash()) };
}

async function summaryOf(workspaces: Workspaces, entry: CatalogueEntry): Promise<WorkspaceSummary> {
  const note = await readNote(workspaces, entry.id);
  return {
    id: entry.id,
    title: entry.title,
    territory: note.territory,
    openedAt: entry.lastOpenedAt,
    place: note.place,
    state: entry.protection === 'passphrase' ? 'locked' : 'ready',
    ...(entry.trashedAt === undefined ? {} : { trashedAt: entry.trashedAt }),
  };
}

/** Takes the title and the territory from an open démarche into the list, and where somebody stands. */
export async function noteWorkspace(workspaces: Workspaces, id: string, place?: string): Promise<void> {
  const { documents } = await workspaces.open(id);
  const frame = await documents.using('core', (live) => readFrame(live.doc));
  const before = await readNote(workspaces, id);
  const note: Note = { territory: frame.territory, place: place ?? before.place };
  await workspaces.catalogue.writeSetting(noteSetting(id), JSON.stringify(note));
  if (frame.title.trim() !== '') await workspaces.storage.rename(id, frame.title.trim());
}

async function readNote(workspaces: Workspaces, id: string): Promise<Note> {
  const text = await workspaces.catalogue.setting(noteSetting(id));
  try {
    return noteSchema.parse(JSON.parse(text ?? '{}'));
  } catch {
    return noteSchema.parse({});
  }
}

function noteSetting(id: string): string {
  return `note:${id}`;
}
