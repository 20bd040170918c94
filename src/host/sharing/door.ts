import type { Channel } from '#bridge/channel';
import { answerHandshake } from '#bridge/handshake';
import { serve } from '#bridge/serve';
import { type Membership, tableContract } from '#host/sync/table-contract';
import type { HeldListener, RoomListeners } from '#host/sync/room-listeners';
import type { RoomListener } from '#host/sync/room-listener';
import { listenForTables } from '#host/sync/table-listener';
import { AppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import { newId } from '#shared/ids';
import { type CodeTry, createJoinCode, type JoinCode } from './join-code';
import { fromHex, type Member } from './sharing-record';

/** Somebody with the right code, who waits to be let in. */
export interface JoinRequest {
  readonly id: string;
  readonly table: string;
  readonly name: string;
  /** The address they come from. */
  readonly from: string;
}

export interface DoorOptions {
  readonly rooms: RoomListeners;
  readonly address: string;
  /** The usual one, or any, by default. */
  readonly port: number | undefined;
  readonly clock: Clock;
  readonly codeLastsMs?: number | undefined;
  member(id: string): Member | undefined;
  /** Whether a newcomer waits for somebody's decision. */
  asks(): boolean;
  /** Makes a member of somebody who was let in. */
  admit(request: JoinRequest): Promise<Membership>;
  /** Answers a member's channel until it closes. */
  serveMember(channel: Channel, member: Member): void;
  onChange(): void;
  reportFailure(error: unknown): void;
}

/** The open door of a shared démarche: newcomers with the code, members with their token, nobody else. */
export interface Door {
  readonly listener: RoomListener;
  readonly code: JoinCode;
  requests(): readonly JoinRequest[];
  decide(requestId: string, admitted: boolean): void;
  close(): Promise<void>;
}

interface Waiting {
  readonly request: JoinRequest;
  settle(admitted: boolean): void;
}

/** Somebody who waits at the door for this long is sent away. */
const WAIT_MS = 10 * 60 * 1000;
const MOST_WAITING = 30;

/** Opens the door; rejects with `port-in-use` or `bad-input`. */
export async function openDoor(options: DoorOptions): Promise<Door> {
  const code = createJoinCode(options.clock, options.onChange, options.codeLastsMs);
  const waiting = new Map<string, Waiting>();
  const held: HeldListener = await options.rooms.take(options.address, options.port);
  const { listener } = held;
  const stopListening = listenForTables(listener, (channel, from) => {
    receive(options, code, waiting, channel, from).catch((error: unknown) => {
      // Refusals are told to whoever knocked; what is left is nobody's fault outside.
      if (!(error instanceof AppError)) options.reportFailure(error);
    });
  });
  return {
    listener,
    code,
    requests: () => [...waiting.values()].map(({ request }) => request),
    decide: (id, admitted) => waiting.get(id)?.settle(admitted),
    async close() {
      for (const { settle } of waiting.values()) settle(false);
      stopListening();
      await held.release();
    },
  };
}

async function receive(options: DoorOptions, code: JoinCode, waiting: Map<string, Waiting>, wire: Channel, from: string): Promise<void> {
  let begun: CodeTry | undefined;
  const { caller, channel } = await answerHandshake(wire, {
    secretOf(id) {
      if (id === '') {
        begun = code.begin(from);
        return begun.secret;
      }
      const member = options.member(id);
      if (!member) throw new AppError('forbidden', 'no longer a member');
      return fromHex(member.token);
    },
    onProof: (_, right) => begun?.settle(right),
  }).finally(() => begun?.abandon());
  const member = options.member(caller);
  if (caller !== '' && member) options.serveMember(channel, member);
  else if (caller === '') serveNewcomer(options, waiting, channel, from);
  else channel.close();
}

function serveNewcomer(options: DoorOptions, waiting: Map<string, Waiting>, channel: Channel, from: string): void {
  const join = async ({ tableId, name }: { tableId: string; name: string }) => {
    const request = { id: newId(), table: tableId, name, from };
    const admitted = !options.asks() || (await ask(waiting, request, channel, options.onChange));
    if (!admitted) throw new AppError('forbidden', 'not let in');
    return options.admit(request);
  };
  serve(channel, [{ contract: tableContract, service: { join } }], { id: newId(), access: 'facilitator' }, options.reportFailure);
}

function ask(waiting: Map<string, Waiting>, request: JoinRequest, channel: Channel, onChange: () => void): Promise<boolean> {
  if (waiting.size >= MOST_WAITING) return Promise.resolve(false);
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(false), WAIT_MS);
    const settle = (admitted: boolean) => {
      clearTimeout(timer);
      if (waiting.delete(request.id)) onChange();
      resolve(admitted);
    };
    waiting.set(request.id, { request, settle });
    channel.onClose(() => settle(false));
    onChange();
  });
}
