import { z } from 'zod';
import { LOCAL } from '#document/origin';
import type { DocumentHub } from '#host/documents/document-hub';
import type { CatalogueEntry } from '#host/storage/catalogue';
import type { Workspaces } from '#host/workspaces';
import { readFrame, writeFrame } from '../model/workspace-section';
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
  const isOpen = workspaces.opened().some(({ id }) => id === entry.id);
  return {
    id: entry.id,
    title: entry.title,
    territory: note.territory,
    openedAt: entry.lastOpenedAt,
    place: note.place,
    state: entry.protection === 'passphrase' && !isOpen ? 'locked' : 'ready',
    keeper: entry.protection,
    ...(entry.trashedAt === undefined ? {} : { trashDaysLeft: workspaces.storage.trashDaysLeft(entry.trashedAt) }),
  };
}

/** Takes the title and the territory from an open démarche into the list, and where somebody stands. */
export async function noteWorkspace(workspaces: Workspaces, id: string, place?: string): Promise<void> {
  const { documents, file } = await workspaces.open(id);
  await takeTitle(workspaces, id, documents);
  const frame = await documents.using('core', (live) => readFrame(live.doc));
  const before = await readNote(workspaces, id);
  // The catalogue is not encrypted: of a locked démarche it knows the title, and nothing else.
  const territory = file.protection === 'passphrase' ? '' : frame.territory;
  const note: Note = { territory, place: place ?? before.place };
  await workspaces.catalogue.writeSetting(noteSetting(id), JSON.stringify(note));
  if (frame.title.trim() !== '') await workspaces.storage.rename(id, frame.title.trim());
}

/** Gives a copy its own title once it can be opened: the title lives in the démarche, which may be locked. */
export async function titleOnOpening({ catalogue }: Workspaces, id: string, title: string): Promise<void> {
  await catalogue.writeSetting(titleSetting(id), title);
}

async function takeTitle({ catalogue }: Workspaces, id: string, documents: DocumentHub): Promise<void> {
  const title = await catalogue.setting(titleSetting(id));
  if (!title) return;
  await documents.using('core', (live) => live.edit(LOCAL, (core) => writeFrame(core, { title })));
  await catalogue.writeSetting(titleSetting(id), '');
}

function titleSetting(id: string): string {
  return `title:${id}`;
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
