import { pairSecret } from './epoch';
import type { SharingParts } from './sharing-parts';
import { fromHex } from './sharing-record';

/**
 * The secret of the link with another table, which says to be in `epoch`; undefined when there is none. With
 * the table that shares it is the member's own token, in every epoch; between members it is derived from the
 * secret of the present epoch, which those who were put out do not know.
 */
export function linkSecret({ record }: SharingParts, table: string, epoch: number): Uint8Array | undefined {
  const { joined } = record;
  if (joined?.hostTable === table) return fromHex(joined.token);
  if (joined) return epoch === record.epoch ? pairSecret(fromHex(record.secret), record.table, table) : undefined;
  const member = record.members.find((one) => one.table === table);
  return member && fromHex(member.token);
}

/** What a table that is refused is to know of the epoch it missed, sealed for it. */
export function noticeFor({ record }: SharingParts, table: string): Uint8Array | undefined {
  const sealed = Object.hasOwn(record.notices, table) ? record.notices[table] : undefined;
  return sealed === undefined ? undefined : fromHex(sealed);
}
