import type { HostStream, Service } from '#bridge/contract';
import { LOCAL } from '#document/origin';
import { type HostContext, hostFeature } from '#host/host-feature';
import type { Workspaces } from '#host/workspaces';
import { createEmitter } from '#shared/lifecycle';
import { type Catalogue, workspaceContract } from '../model/workspace-contract';
import { writeFrame } from '../model/workspace-section';
import { openSample } from './sample';
import { readHealth, repair, restoreBackup } from './workspace-health';
import { listWorkspaces, noteWorkspace, titleOnOpening } from './workspace-list';

type WorkspaceService = Service<typeof workspaceContract>;

/** What this computer answers the home screen with. */
function createWorkspaceService(context: HostContext): WorkspaceService {
  const { workspaces } = context;
  const changed = createEmitter<void>(context.reportFailure);
  context.onStop(workspaces.onOpened(() => changed.emit()));
  const note = (id: string) => noteWorkspace(workspaces, id).then(() => changed.emit(), context.reportFailure);
  context.onStop(workspaces.onCreated(({ id }) => note(id)));
  context.onStop(workspaces.onFileTaken(note));
  context.onStop(workspaces.onClosed(() => changed.emit()));
  /** Does it, then tells every home screen that is open. */
  const then = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    changed.emit();
    return result;
  };
  const done = (work: Promise<unknown>) => then(work).then(() => ({}));
  return {
    list: () => listWorkspaces(workspaces),
    watch: (_input, stream) => watch(workspaces, changed.on, stream),
    openSample: () => then(openSample(context)),
    rename: ({ id, title }) => done(rename(workspaces, id, title)),
    duplicate: ({ id, title }) => then(duplicate(workspaces, id, title)),
    trash: ({ id }) => done(workspaces.close(id, () => workspaces.storage.trash(id))),
    restore: ({ id }) => done(workspaces.storage.restoreFromTrash(id)),
    erase: ({ id }) => done(workspaces.close(id, () => workspaces.storage.remove(id))),
    health: ({ id }) => readHealth(workspaces, id),
    restoreBackup: (input) => done(restoreBackup(context, input)),
    removeBackup: ({ id, name }) => done(workspaces.storage.removeBackup(id, name)),
    forgetIncidents: ({ id }) => done(workspaces.open(id).then(({ file }) => file.forgetIncidents())),
    backUp: ({ id }) =>
      done(workspaces.open(id).then((workspace) => workspace.documents.whenAllSaved().then(() => workspace.file.backUp()))),
    copyBackup: ({ id, name, title }) => then(copyBackup(workspaces, id, name, title)),
    repair: ({ id }) => done(repair(workspaces, id)),
    rememberPlace: ({ id, place }) => done(noteWorkspace(workspaces, id, place)),
  };
}

/** Answers `workspaceContract` on the host. */
export const workspaceHost = hostFeature(workspaceContract, createWorkspaceService);

/** Sends the list now and after each change; while one is being read, the next change waits for it. */
async function watch(
  workspaces: Workspaces,
  onChange: (listener: () => void) => () => void,
  stream: HostStream<Catalogue, unknown>,
): Promise<void> {
  let reading = Promise.resolve();
  const send = () => {
    reading = reading.then(async () => stream.emit(await listWorkspaces(workspaces))).catch((error: unknown) => stream.close(error));
  };
  stream.onClose(onChange(send));
  send();
}

/** The title lives in the démarche itself, so that the other tables learn it; the list follows. */
async function rename(workspaces: Workspaces, id: string, title: string): Promise<void> {
  const { documents } = await workspaces.open(id);
  await documents.using('core', (live) => live.edit(LOCAL, (core) => writeFrame(core, { title })));
  await noteWorkspace(workspaces, id);
}

async function duplicate(workspaces: Workspaces, id: string, title: string): Promise<{ id: string }> {
  const workspace = await workspaces.open(id);
  await workspace.documents.whenAllSaved();
  const backup = await workspace.file.backUp('asked');
  // What was asked for is the duplicate, not one more backup that stays.
  const copy = await copyBackup(workspaces, id, backup.name, title);
  await workspaces.storage.removeBackup(id, backup.name);
  return copy;
}

/** A backup as a démarche of its own; one that is locked takes its title when it is first opened. */
async function copyBackup(workspaces: Workspaces, id: string, name: string, title: string): Promise<{ id: string }> {
  const copy = await workspaces.storage.restoreBackup(id, name, { copyTitle: title });
  await titleOnOpening(workspaces, copy, title);
  if ((await workspaces.catalogue.find(copy))?.protection !== 'passphrase') await noteWorkspace(workspaces, copy);
  return { id: copy };
}
