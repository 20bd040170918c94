import type { Client, ClientStream } from '#bridge/contract';
import type { guestContract, ShownNews } from '#bridge/guest-contract';
import type { DocumentId, RecordId } from '#shared/ids';
import { createObservable, type Observable } from '#shared/observable';
import type { HostConnection } from '../documents/host-connection';

/** What was given in a document, as the table tells this phone, kept up to date until it is closed. */
export interface ShownRecords {
  /** By id, in the order they came; each is read by the feature with its own schema. The same map until something changes. */
  readonly records: Observable<ReadonlyMap<RecordId, unknown>>;
  close(): void;
}

/** Follows what is shown of `documentId`; after a broken line it is told anew. What was known stays until then. */
export function followShown(connection: HostConnection, guest: Client<typeof guestContract>, documentId: DocumentId): ShownRecords {
  const records = createObservable<ReadonlyMap<RecordId, unknown>>(new Map());
  let stream: ClientStream<unknown> | undefined;
  const stop = connection.onOpen(() => {
    stream?.close();
    stream = guest.shown({ documentId }, { onItem: (news) => records.set(changed(records.get(), news)) });
  });
  return {
    records,
    close() {
      stop();
      stream?.close();
    },
  };
}

function changed(before: ReadonlyMap<RecordId, unknown>, { records, removed, isAll }: ShownNews): ReadonlyMap<RecordId, unknown> {
  const after = new Map(isAll ? [] : before);
  for (const id of removed) after.delete(id);
  for (const { id, value } of records) after.set(id, value);
  return after;
}
