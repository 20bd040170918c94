import type { Channel } from '#bridge/channel';
import { serve } from '#bridge/serve';
import { type Membership, tableContract } from '#host/sync/table-contract';
import { AppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import { newId } from '#shared/ids';
import { createJoinCode, type JoinCode } from './join-code';
import type { Newcomers } from './reception';

/** Somebody with the right code, who waits to be let in. */
export interface JoinRequest {
  readonly id: string;
  readonly table: string;
  readonly name: string;
  /** The address they come from. */
  readonly from: string;
}

interface DoorOptions {
  readonly clock: Clock;
  readonly codeLastsMs?: number | undefined;
  /** Whether a newcomer waits for somebody's decision. */
  asks(): boolean;
  /** Makes a member of somebody who was let in. */
  admit(request: JoinRequest): Promise<Membership>;
  onChange(): void;
  reportFailure(error: unknown): void;
}

/** The open door of a shared démarche: whoever has the code may ask to come in. */
export interface Door extends Newcomers {
  readonly code: JoinCode;
  requests(): readonly JoinRequest[];
  decide(requestId: string, admitted: boolean): void;
  close(): void;
}

interface Waiting {
  readonly request: JoinRequest;
  settle(admitted: boolean): void;
}

/** Somebody who waits at the door for this long is sent away. */
const WAIT_MS = 10 * 60 * 1000;
const MOST_WAITING = 30;

/** Opens the door with a first code. */
export function openDoor(options: DoorOptions): Door {
  const code = createJoinCode(options.clock, options.onChange, options.codeLastsMs);
  const waiting = new Map<string, Waiting>();
  return {
    code,
    begin: (address) => code.begin(address),
    serve: (channel, address) => serveNewcomer(options, waiting, channel, address),
    requests: () => [...waiting.values()].map(({ request }) => request),
    decide: (id, admitted) => waiting.get(id)?.settle(admitted),
    close() {
      for (const { settle } of waiting.values()) settle(false);
    },
  };
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
