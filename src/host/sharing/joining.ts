import type { JoinProgress } from '#bridge/sharing-contract';
import type { Channel } from '#bridge/channel';
import { callHandshake } from '#bridge/handshake';
import { connect } from '#bridge/connect';
import { codeSecret, looksLikeCode } from '#bridge/spoken-code';
import type { Discovery } from '#host/sync/discovery';
import { type Membership, tableContract } from '#host/sync/table-contract';
import { dialTable, formatTableAddress, parseTableAddress, type TableAddress } from '#host/sync/table-dialer';
import { AppError, toAppError } from '#shared/app-error';

interface JoinAttempt {
  readonly code: string;
  /** Where to knock; without it, at the tables found nearby. */
  readonly address?: string | undefined;
  readonly tableName: string;
  /** The id this computer would like to bear. */
  readonly table: string;
  readonly discovery: Discovery;
  onStep(step: Exclude<JoinProgress['step'], 'done'>): void;
  /** Calls back when the person gives up. */
  onCancel(cancel: () => void): void;
}

/** How long tables are looked for before one gives up. */
const SEARCH_MS = 4000;

/**
 * Knocks with a code and comes back with a membership. Rejects with `unknown-join-code`, `join-code-expired`,
 * `host-unreachable`, `too-many-requests`, or `forbidden` when somebody said no.
 */
export async function askToJoin(attempt: JoinAttempt): Promise<{ membership: Membership; address: string }> {
  if (!looksLikeCode(attempt.code)) throw new AppError('unknown-join-code', 'not a code');
  const addresses = attempt.address ? [typed(attempt.address)] : await search(attempt);
  let failure: unknown = new AppError('host-unreachable', 'no table nearby');
  for (const address of addresses) {
    try {
      return { membership: await knock(attempt, address), address: formatTableAddress(address) };
    } catch (error) {
      // A wrong code here may be the right one of the table next to it; anything else is the answer.
      failure = error;
      if (!['unknown-join-code', 'host-unreachable'].includes(toAppError(error).code)) break;
    }
  }
  throw failure;
}

function typed(text: string): TableAddress {
  const address = parseTableAddress(text);
  if (!address) throw new AppError('host-unreachable', 'not an address', { address: text });
  return address;
}

async function search({ discovery, onStep }: JoinAttempt): Promise<readonly TableAddress[]> {
  onStep('searching');
  const found = () => discovery.nearby().flatMap(({ address, isOpen }) => (isOpen ? [address] : []));
  if (found().length > 0) return found();
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      stop();
      resolve(found());
    };
    const timer = setTimeout(finish, SEARCH_MS);
    const stop = discovery.onChange(() => found().length > 0 && finish());
  });
}

async function knock(attempt: JoinAttempt, address: TableAddress): Promise<Membership> {
  attempt.onStep('calling');
  const channel = await sealed((await dialTable(address)).channel, attempt);
  try {
    attempt.onStep('waiting');
    const membership = await connect(channel).client(tableContract).join({ tableId: attempt.table, name: attempt.tableName });
    attempt.onStep('receiving');
    return membership;
  } finally {
    channel.close();
  }
}

async function sealed(wire: Channel, attempt: JoinAttempt): Promise<Channel> {
  attempt.onCancel(() => wire.close());
  return (await callHandshake(wire, '', codeSecret(attempt.code))).channel;
}
