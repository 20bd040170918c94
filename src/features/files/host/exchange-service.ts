import { isWithheld } from '#document/audience';
import type { HostStream, Service } from '#bridge/contract';
import { slug } from '#shared/slug';
import { BUNDLE_EXTENSION } from '#host/bundles/bundle-manifest';
import type { BundleIntake } from '#host/bundles/bundle-intake';
import { exportBundle } from '#host/bundles/export-bundle';
import { importBundle } from '#host/bundles/import-bundle';
import type { Bundle } from '#host/bundles/read-bundle';
import { type HostContext, hostFeature } from '#host/host-feature';
import type { LiveDocument } from '#host/documents/live-document';
import { readSharingRecord } from '#host/sharing/sharing-record';
import type { OpenWorkspace } from '#host/workspaces';
import { AppError, toAppError } from '#shared/app-error';
import { inTurn } from '#shared/in-turns';
import { type ExchangeItem, type ExchangeRequest, exchangeContract, type ReadFile } from '../model/exchange-contract';
import { compareInventories, type Inventory, inventoryOf, unite } from '../model/inventory';
import { MAX_FILE_BYTES } from '../model/files-contract';
import { intakeFor } from './files-service';
import { sendPieces } from './send-pieces';

type ExchangeStream = HostStream<ExchangeItem, ExchangeRequest>;

/** The catalogue's setting: what this computer is called among tables. */
const TABLE_NAME = 'table-name';

/** One exchange: what is being sent up, and what the key turned out to hold. */
interface Exchange {
  readonly context: HostContext;
  readonly workspace: OpenWorkspace;
  readonly stream: ExchangeStream;
  readonly onKey: Inventory[];
  file: { readonly name: string; readonly passphrase: string | undefined; readonly intake: BundleIntake; size: number } | undefined;
}

/** Answers `exchangeContract` on the host. */
export const exchangeHost = hostFeature(exchangeContract, (context): Service<typeof exchangeContract> => {
  const { workspaces } = context;
  return {
    async exchange({ id }, stream) {
      const workspace = await workspaces.open(id);
      const exchange: Exchange = { context, workspace, stream, onKey: [], file: undefined };
      // One after the other: a file is merged before the next is compared with what is here.
      let last = Promise.resolve();
      const receive = (request: ExchangeRequest) => {
        last = last.then(() => answer(exchange, request)).catch((error: unknown) => stream.close(error));
      };
      stream.onClose(() => exchange.file?.intake.close());
      stream.emit({ type: 'ready', tableName: await tableNameOf(context, workspace) });
      stream.onItem(receive);
    },
  };
});

async function tableNameOf({ workspaces }: HostContext, { file, id }: OpenWorkspace): Promise<string> {
  const { name } = await readSharingRecord(file.store, id);
  return name || ((await workspaces.catalogue.setting(TABLE_NAME)) ?? '');
}

async function answer(exchange: Exchange, request: ExchangeRequest): Promise<void> {
  if (request.type === 'file') beginFile(exchange, request.name, request.passphrase);
  else if (request.type === 'bytes') keepPiece(exchange, request.bytes);
  else if (request.type === 'end') exchange.stream.emit({ type: 'read', file: await takeFromKey(exchange) });
  else await writeForKey(exchange, request.tableName, request.passphrase);
}

function beginFile(exchange: Exchange, name: string, passphrase: string | undefined): void {
  exchange.file?.intake.close();
  exchange.file = { name, passphrase, intake: intakeFor(exchange.context), size: 0 };
}

function keepPiece({ file }: Exchange, bytes: Uint8Array): void {
  if (!file) return;
  file.size += bytes.byteLength;
  if (file.size > MAX_FILE_BYTES) throw new AppError('too-large', `file of more than ${MAX_FILE_BYTES} bytes`);
  file.intake.write(bytes);
}

/** Merges the file that was sent up; what can't be taken is said of it, and the exchange goes on. */
async function takeFromKey(exchange: Exchange): Promise<ReadFile> {
  const { file, workspace } = exchange;
  if (!file) throw new AppError('bad-input', 'no file was sent');
  const { name, passphrase, intake } = file;
  try {
    const bundle = await intake.read({ passphrase });
    if (bundle.manifest.workspace.id !== workspace.id) return { outcome: 'other', name };
    return { outcome: 'taken', name, ...(await merge(exchange, bundle)) };
  } catch (error) {
    const { code } = toAppError(error);
    if (code === 'locked' || code === 'wrong-passphrase') return { outcome: 'sealed', name, isWrong: code === 'wrong-passphrase' };
    if (code === 'unrelated-workspace') return { outcome: 'unrelated', name };
    if (code === 'internal') exchange.context.reportFailure(error);
    return { outcome: 'unreadable', name, code };
  } finally {
    intake.close();
    exchange.file = undefined;
  }
}

async function merge({ context, workspace, onKey }: Exchange, bundle: Bundle) {
  const before = await inventoryHere(context, workspace);
  const report = await importBundle(bundle, { store: workspace.file.store, hub: workspace.documents });
  await workspace.erasure.run();
  await context.workspaces.fileTaken(workspace.id);
  // What the reading thread made of the file's documents is an inventory: `bundle-reader` and `intakeFor` say so.
  onKey.push((await bundle.describe()) as Inventory);
  const came = compareInventories(before, await inventoryHere(context, workspace));
  const { from, exportedAt: at } = bundle.manifest;
  return { from: from?.name ?? '', at, came, refused: report.refused.length, removalsIgnored: report.removalsIgnored };
}

async function writeForKey({ context, workspace, stream, onKey }: Exchange, tableName: string, passphrase: string | undefined) {
  const { workspaces, clock } = context;
  const { id, file, erasure } = workspace;
  await workspaces.catalogue.writeSetting(TABLE_NAME, tableName);
  await workspace.documents.whenAllSaved();
  const title = (await workspaces.catalogue.find(id))?.title ?? '';
  const { table } = await readSharingRecord(file.store, id);
  stream.emit({ type: 'file', name: [slug(title) || 'demarche', slug(tableName)].filter(Boolean).join('-') + BUNDLE_EXTENSION });
  const from = { table, name: tableName };
  const bytes = exportBundle({ id, title, store: file.store, attachments: await erasure.taken() }, { clock, passphrase, from });
  await sendPieces(bytes, stream, (piece): ExchangeItem => ({ type: 'bytes', bytes: piece }));
  stream.emit({ type: 'written', went: compareInventories(unite(onKey), await inventoryHere(context, workspace)) });
}

async function inventoryHere({ models }: HostContext, { documents }: OpenWorkspace): Promise<Inventory> {
  const parts: Inventory[] = [];
  for (const id of (await documents.list()).filter((one) => !isWithheld(one))) {
    const read = (live: LiveDocument) => inTurn(() => parts.push(inventoryOf([[id, live.doc]], models)));
    // A damaged document is no reason not to exchange the others.
    await documents.using(id, read).catch(() => undefined);
  }
  return unite(parts);
}
