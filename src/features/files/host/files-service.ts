import type { HostStream, Service } from '#bridge/contract';
import { slug } from '#shared/slug';
import { BUNDLE_EXTENSION } from '#host/bundles/bundle-manifest';
import { type BundleIntake, createBundleIntake } from '#host/bundles/bundle-intake';
import { exportBundle } from '#host/bundles/export-bundle';
import { createFromBundle, importBundle, type ImportReport } from '#host/bundles/import-bundle';
import type { Bundle } from '#host/bundles/read-bundle';
import { type HostContext, hostFeature } from '#host/host-feature';
import type { Workspaces } from '#host/workspaces';
import { AppError } from '#shared/app-error';
import { newId } from '#shared/ids';
import { filesContract, type ImportOutcome, MAX_FILE_BYTES } from '../model/files-contract';
import { inventoryOf } from '../model/inventory';
import { sendPieces } from './send-pieces';

/** Answers `filesContract` on the host. */
export const filesHost = hostFeature(
  filesContract,
  (context): Service<typeof filesContract> => ({
    save: (input, stream) => saveFile(context, input, stream),
    open: (input, stream) => receiveFile(context, input, stream),
  }),
);

interface SaveInput {
  readonly id: string;
  readonly passphrase?: string | undefined;
}
type SaveItem = { name?: string | undefined; bytes?: Uint8Array | undefined };

/** Sends a démarche as one file, piece by piece, at the pace of whoever receives it. */
async function saveFile({ workspaces, clock }: HostContext, input: SaveInput, stream: HostStream<SaveItem, unknown>): Promise<void> {
  const workspace = await workspaces.open(input.id);
  await workspace.documents.whenAllSaved();
  const title = (await workspaces.catalogue.find(input.id))?.title ?? '';
  stream.emit({ name: `${slug(title) || 'demarche'}${BUNDLE_EXTENSION}` });
  const attachments = await workspace.erasure.taken();
  const bytes = exportBundle({ id: input.id, title, store: workspace.file.store, attachments }, { clock, passphrase: input.passphrase });
  if (await sendPieces(bytes, stream, (piece) => ({ bytes: piece }))) stream.close();
}

interface OpenInput {
  readonly passphrase?: string | undefined;
  readonly acceptIntact: boolean;
  readonly apart?: boolean | undefined;
}

/** Where a file from outside is read, and what the reader tells of its documents: an `Inventory`. */
export function intakeFor({ bundleReader, models }: HostContext): BundleIntake {
  return createBundleIntake({ script: bundleReader, describe: (documents) => inventoryOf(documents, models) });
}

/** Collects a file sent up in pieces, then takes it in; nothing of a refused file touches a démarche. */
function receiveFile(context: HostContext, input: OpenInput, stream: HostStream<ImportOutcome, { bytes: Uint8Array }>): void {
  const intake = intakeFor(context);
  let size = 0;
  let isOver = false;
  stream.onClose(() => {
    isOver = true;
    intake.close();
  });
  const finish = async () => stream.emit(await takeFile(context.workspaces, await intake.read(input), input));
  stream.onItem(({ bytes }) => {
    if (isOver) return;
    size += bytes.byteLength;
    if (size > MAX_FILE_BYTES) stream.close(new AppError('too-large', `file of more than ${MAX_FILE_BYTES} bytes`));
    else if (bytes.byteLength > 0) intake.write(bytes);
    else
      void finish().then(
        () => stream.close(),
        (error: unknown) => stream.close(error),
      );
  });
}

/** Takes a file in that was read: a new démarche, or a merge into the one that is here. */
export async function takeFile(workspaces: Workspaces, bundle: Bundle, { apart }: OpenInput): Promise<ImportOutcome> {
  const { id: written, title } = bundle.manifest.workspace;
  const known = apart ? undefined : await workspaces.catalogue.find(written);
  const id = apart ? newId() : written;
  const report = known ? await mergeInto(workspaces, id, bundle) : await createFrom(workspaces, id, bundle);
  if (known?.trashedAt !== undefined) await workspaces.storage.restoreFromTrash(id);
  await workspaces.fileTaken(id);
  const named = await workspaces.catalogue.find(id);
  return { id, title: named?.title ?? title, kind: known ? 'merged' : 'created', ...countsOf(report) };
}

async function mergeInto(workspaces: Workspaces, id: string, bundle: Bundle): Promise<ImportReport> {
  const { file, documents, erasure } = await workspaces.open(id);
  const report = await importBundle(bundle, { store: file.store, hub: documents });
  // A file from before a withdrawal brings back nothing of it.
  await erasure.run();
  return report;
}

async function createFrom(workspaces: Workspaces, id: string, bundle: Bundle): Promise<ImportReport> {
  const { workspace, report } = await createFromBundle(bundle, workspaces.storage, { id });
  // Opened again by whoever needs it, through the one list of what is open.
  await workspace.close();
  return report;
}

function countsOf(report: ImportReport): Pick<ImportOutcome, 'added' | 'merged' | 'unchanged' | 'refused' | 'leftOut' | 'removalsIgnored'> {
  return {
    added: report.added.length,
    merged: report.merged.length,
    unchanged: report.unchanged.length,
    refused: report.refused.length,
    leftOut: report.leftOut.length,
    removalsIgnored: report.removalsIgnored,
  };
}
