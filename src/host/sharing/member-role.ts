import { callHandshake } from '#bridge/handshake';
import type { Channel } from '#bridge/channel';
import type { Membership } from '#host/sync/table-contract';
import { dialTable, parseTableAddress, type TableAddress } from '#host/sync/table-dialer';
import { createTableLink } from '#host/sync/table-link';
import { AppError } from '#shared/app-error';
import { fromHex, type Joined, toHex } from './sharing-record';
import { announceChange, exchangeOf, keep, restIfInactive, type SharingParts } from './sharing-parts';

/** Takes the membership, and links with the other table from now on. */
export async function become(parts: SharingParts, membership: Membership, address: string, name: string): Promise<void> {
  stopLink(parts);
  const joined: Joined = {
    hostTable: membership.host.id,
    hostName: membership.host.name,
    address,
    memberId: membership.memberId,
    token: toHex(membership.token),
  };
  await keep(parts, { joined, name, table: membership.table, secret: toHex(membership.secret) });
  await resumeLink(parts);
}

/** Links with the table this one joined; after a restart too. */
export async function resumeLink(parts: SharingParts): Promise<void> {
  const { joined } = parts.record;
  if (!joined) return;
  const exchange = await exchangeOf(parts);
  exchange.expect(joined.hostTable);
  parts.linkState = 'connecting';
  const attempts = { count: 0 };
  parts.link = createTableLink({
    open: () => openAsMember(parts, joined, attempts.count++),
    exchange,
    hostTable: joined.hostTable,
    name: () => parts.record.name,
    onNews({ tables }) {
      parts.others = tables.filter(({ id }) => id !== parts.record.table);
      announceChange(parts);
    },
    onState(state) {
      parts.linkState = state;
      if (state === 'linked') attempts.count = 0;
      announceChange(parts);
    },
    onRefused() {
      parts.linkState = 'refused';
      void forget(parts).catch(parts.context.reportFailure);
    },
  });
  announceChange(parts);
}

/** Says goodbye, ends the link and forgets the membership. Nothing comes or goes afterwards. */
export async function leave(parts: SharingParts): Promise<void> {
  await parts.link?.sayGoodbye();
  stopLink(parts);
  await forget(parts);
}

export function stopLink(parts: SharingParts): void {
  parts.link?.close();
  parts.link = undefined;
}

async function forget(parts: SharingParts): Promise<void> {
  parts.others = [];
  await keep(parts, { joined: undefined });
  restIfInactive(parts);
}

async function openAsMember(parts: SharingParts, joined: Joined, attempt: number): Promise<Channel> {
  const address = addressFor(parts, joined, attempt);
  if (!address) throw new AppError('host-unreachable', 'no address');
  return (await callHandshake(await dialTable(address), joined.memberId, fromHex(joined.token))).channel;
}

/** The address it was joined at; every other time the one it announces now, as a hotspot may have given it another. */
function addressFor({ context }: SharingParts, joined: Joined, attempt: number): TableAddress | undefined {
  const announced = context.discovery.nearby().find(({ table }) => table === joined.hostTable)?.address;
  return (attempt % 2 === 1 && announced) || parseTableAddress(joined.address);
}
