import type { Channel } from '#bridge/channel';
import { answerHandshake } from '#bridge/handshake';
import type { RoomListener } from '#host/sync/room-listener';
import type { RoomListeners } from '#host/sync/room-listeners';
import { listenForTables } from '#host/sync/table-listener';
import { AppError, toAppError } from '#shared/app-error';
import type { CodeTry } from './join-code';

interface ReceptionOptions {
  readonly rooms: RoomListeners;
  readonly address: string;
  /** Wished for; taken, any other serves as well. The usual one by default. */
  readonly port: number | undefined;
  /** The secret shared with a table that says to be in `epoch`; undefined for one that is no member. */
  secretOf(table: string, epoch: number): Uint8Array | undefined;
  /** What a table that is refused is to know. */
  noticeFor(table: string): Uint8Array | undefined;
  /** A table that proved who it is. */
  onTable(table: string, channel: Channel): void;
  /** For those who come with a code; undefined where nobody new is let in. */
  newcomers(): Newcomers | undefined;
  reportFailure(error: unknown): void;
}

/** Who answers those that have a code. */
export interface Newcomers {
  /** Begins a try of the code from `address`; throws `too-many-requests` when it must wait. */
  begin(address: string): CodeTry;
  serve(channel: Channel, address: string): void;
}

/** Where other tables reach this one: members by their secrets, newcomers by a code, nobody else. */
export interface Reception {
  readonly listener: RoomListener;
  close(): Promise<void>;
}

/** How a table says who it is before it proves it. */
export function callerName(table: string, epoch: number): string {
  return `${table}.${epoch}`;
}

/** Opens the reception; rejects with `port-in-use`, or `bad-input` when the address is not there. */
export async function openReception(options: ReceptionOptions): Promise<Reception> {
  const { rooms, address, port } = options;
  const held = await rooms.take(address, port).catch((error: unknown) => {
    if (port !== undefined && toAppError(error).code === 'port-in-use') return rooms.take(address);
    throw error;
  });
  const stopListening = listenForTables(held.listener, (channel, from) => {
    receive(options, channel, from).catch((error: unknown) => {
      // Refusals are told to whoever knocked; what is left is nobody's fault outside.
      if (!(error instanceof AppError)) options.reportFailure(error);
    });
  });
  return {
    listener: held.listener,
    async close() {
      stopListening();
      await held.release();
    },
  };
}

async function receive(options: ReceptionOptions, wire: Channel, from: string): Promise<void> {
  const newcomers = options.newcomers();
  let begun: CodeTry | undefined;
  const { caller, channel } = await answerHandshake(wire, {
    secretOf(name) {
      if (name === '') {
        begun = newcomers?.begin(from);
        return begun?.secret ?? refuse('unknown-join-code');
      }
      const { table, epoch } = parseCaller(name);
      return options.secretOf(table, epoch) ?? refuse('forbidden');
    },
    onProof: (_, right) => begun?.settle(right),
    noticeFor: (name) => (name === '' ? undefined : options.noticeFor(parseCaller(name).table)),
  }).finally(() => begun?.abandon());
  if (caller === '') newcomers?.serve(channel, from);
  else options.onTable(parseCaller(caller).table, channel);
}

function parseCaller(name: string): { table: string; epoch: number } {
  const [table = '', epoch = ''] = name.split('.');
  return { table, epoch: /^\d{1,9}$/u.test(epoch) ? Number(epoch) : -1 };
}

function refuse(code: 'unknown-join-code' | 'forbidden'): never {
  throw new AppError(code, 'not let in');
}
