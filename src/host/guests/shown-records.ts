import type { HostStream } from '#bridge/contract';
import type { ShownNews } from '#bridge/guest-contract';
import type { ShownRecord } from '#document/feature-model';
import { AppError } from '#shared/app-error';
import type { DocumentId, RecordId } from '#shared/ids';
import type { GuestRoom } from './guest-room';
import type { KnownGuest } from './phones-record';

/** Changes are gathered for this long: fifty people who give at once are one message. */
const GATHER_MS = 80;
/** Records in one message: a message stays small enough to pass between two of what is typed. */
const MOST_AT_ONCE = 40;

/** Tells one phone what was given in the document that is open, now and at each change, until another one is. */
export async function tellShown(
  room: GuestRoom,
  guest: () => KnownGuest | undefined,
  documentId: DocumentId,
  stream: HostStream<ShownNews, unknown>,
): Promise<void> {
  const isOpen = () => room.shown() === documentId && guest() !== undefined;
  if (!isOpen()) throw new AppError('forbidden', 'not open to phones now');
  const { live, release } = await room.hold(documentId);
  const told = new Map<RecordId, unknown>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer = undefined;
    const present = guest();
    if (!present || !isOpen()) return stream.close();
    for (const news of newsOf(told, room.shownTo(documentId, live.doc, present))) stream.emit(news);
  };
  const soon = () => {
    timer ??= setTimeout(tell, GATHER_MS);
  };
  live.doc.on('update', soon);
  // Another document is shown, or the guest is out.
  const stopChanges = room.onChange(() => !isOpen() && stream.close());
  const stopBroken = live.onBroken(() => stream.close(new AppError('closed', 'the document is read again')));
  stream.onClose(() => {
    clearTimeout(timer);
    live.doc.off('update', soon);
    stopChanges();
    stopBroken();
    release();
  });
  stream.emit({ records: [], removed: [], isAll: true });
  tell();
}

/** What changed since it was last told; `told` is brought up to date. */
function newsOf(told: Map<RecordId, unknown>, shown: readonly ShownRecord[]): ShownNews[] {
  const records = shown.filter(({ id, value }) => told.get(id) !== value);
  const present = new Set(shown.map(({ id }) => id));
  const removed = [...told.keys()].filter((id) => !present.has(id));
  for (const id of removed) told.delete(id);
  for (const { id, value } of records) told.set(id, value);
  const news: ShownNews[] = removed.length > 0 ? [{ records: [], removed, isAll: false }] : [];
  for (let from = 0; from < records.length; from += MOST_AT_ONCE)
    news.push({ records: records.slice(from, from + MOST_AT_ONCE), removed: [], isAll: false });
  return news;
}
