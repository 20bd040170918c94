import type { Membership } from '#host/sync/table-contract';
import { openNotice } from './epoch';
import { exchangeOf, keep, restIfInactive, type SharingParts } from './sharing-parts';
import { fromHex, type Joined, newSharingRecord, toHex } from './sharing-record';
import { stopTakingPart, takePart, type TakingPart } from './taking-part';

/** Takes the membership, and links with the other tables from now on. */
export async function become(parts: SharingParts, part: TakingPart, membership: Membership, address: string, name: string): Promise<void> {
  await stopTakingPart(parts, part);
  const { host, table, token, secret, epoch } = membership;
  const joined: Joined = { hostTable: host.id, hostName: host.name, address, token: toHex(token) };
  const tables = [{ id: host.id, name: host.name, address: '', since: 0 }];
  await keep(parts, {
    ...newSharingRecord(parts.workspace.id, name),
    table,
    secret: toHex(secret),
    epoch,
    joined,
    tables,
    shared: undefined,
  });
  await resumeMembership(parts, part);
}

/** Links with the other tables; after a restart too. */
export async function resumeMembership(parts: SharingParts, part: TakingPart): Promise<void> {
  if (!parts.record.joined) return;
  await exchangeOf(parts);
  // A place that is taken or gone is no reason not to call the others: they are told the new one.
  await part.listening.resume().catch(() => {});
  takePart(parts, part);
}

/** Says goodbye, ends the links and forgets the membership. Nothing comes or goes afterwards. */
export async function leave(parts: SharingParts, part: TakingPart): Promise<void> {
  await part.mesh.sayGoodbye();
  await forget(parts, part);
}

/**
 * Reads what the table that shares sealed for this one, whoever brought it: the secret of a new epoch, with
 * which every link but that table's is made anew; or that this table was put out.
 */
export async function takeNotice(parts: SharingParts, part: TakingPart, sealed: Uint8Array): Promise<void> {
  const { joined, table, epoch, tables } = parts.record;
  const notice = joined && openNotice(fromHex(joined.token), table, sealed);
  if (!notice || notice.epoch <= epoch) return;
  if (notice.kind === 'out') return forget(parts, part);
  const remaining = tables.filter(({ id }) => notice.tables.includes(id));
  const kept = keep(parts, { epoch: notice.epoch, secret: toHex(notice.secret), notices: {}, tables: remaining });
  part.mesh.refresh();
  part.mesh.renew(joined.hostTable);
  await kept;
}

async function forget(parts: SharingParts, part: TakingPart): Promise<void> {
  // Before anything is waited for: from now on nobody's call is answered, and nobody is called.
  // What was written here bears this table's id: that stays.
  const { name, table } = parts.record;
  const kept = keep(parts, { ...newSharingRecord(parts.workspace.id, name), table, joined: undefined, place: undefined });
  await stopTakingPart(parts, part);
  await kept;
  await restIfInactive(parts);
}
