import type { Channel } from '#bridge/channel';
import type { HostStream } from '#bridge/contract';
import type { Admission, GuestProfile } from '#bridge/guest-contract';
import type { Sign } from '#bridge/key-agreement';
import type { GuestRequest } from '#bridge/phones-contract';
import { AppError } from '#shared/app-error';
import { newId } from '#shared/ids';
import { fromHex } from '#host/sharing/sharing-record';
import type { KnownGuest } from './phones-record';

/** Somebody who knows a secret of the session, before they are let in. */
export interface Newcomer {
  readonly channel: Channel;
  readonly sign: Sign;
  /** The address they come from. */
  readonly from: string;
}

/** Who waits to be let in. */
export interface Admissions {
  /** Asks for a newcomer, and answers their stream. */
  ask(newcomer: Newcomer, profile: GuestProfile, kiosk: boolean, stream: HostStream<Admission, unknown>): void;
  requests(): readonly GuestRequest[];
  /** Answers one request, or all of them. Resolves once those let in are known for good. */
  decide(requestId: string | undefined, admitted: boolean): Promise<void>;
  /** Sends everybody away. */
  close(): void;
}

interface AdmissionOptions {
  /** Whether a newcomer waits for somebody's decision. */
  asks(): boolean;
  admit(profile: GuestProfile, kiosk: boolean): Promise<KnownGuest>;
  onChange(): void;
  reportFailure(error: unknown): void;
}

interface Waiting {
  readonly request: GuestRequest;
  answer(admitted: boolean): Promise<void>;
}

const MOST_WAITING = 80;
/** One person does not fill the list that a facilitator has to read. */
const MOST_WAITING_PER_ADDRESS = 20;

/** Nobody waits yet. At most 80 people do at once, 20 of one address; the others are refused (`too-many-requests`). */
export function createAdmissions(options: AdmissionOptions): Admissions {
  const waiting = new Map<string, Waiting>();
  const letIn = async (profile: GuestProfile, kiosk: boolean, stream: HostStream<Admission, unknown>) => {
    const guest = await options.admit(profile, kiosk);
    stream.emit({ step: 'in', guestId: guest.id, token: fromHex(guest.token) });
    stream.close();
  };
  const wait = ({ from, sign }: Newcomer, profile: GuestProfile, kiosk: boolean, stream: HostStream<Admission, unknown>) => {
    const request: GuestRequest = { id: newId(), profile, kiosk, from, sign };
    const forget = () => waiting.delete(request.id) && options.onChange();
    waiting.set(request.id, {
      request,
      async answer(admitted) {
        forget();
        if (admitted) await letIn(profile, kiosk, stream);
        else stream.close(new AppError('forbidden', 'not let in'));
      },
    });
    stream.onClose(forget);
    stream.emit({ step: 'waiting', sign });
    options.onChange();
  };
  const isFull = (from: string) => {
    const same = [...waiting.values()].filter(({ request }) => request.from === from).length;
    return waiting.size >= MOST_WAITING || same >= MOST_WAITING_PER_ADDRESS;
  };
  return {
    ask(newcomer, profile, kiosk, stream) {
      if (!options.asks()) letIn(profile, kiosk, stream).catch((error: unknown) => stream.close(error));
      else if (isFull(newcomer.from)) stream.close(new AppError('too-many-requests', 'too many wait already'));
      else wait(newcomer, profile, kiosk, stream);
    },
    requests: () => [...waiting.values()].map(({ request }) => request),
    async decide(requestId, admitted) {
      const chosen = [...waiting.values()].filter(({ request }) => requestId === undefined || request.id === requestId);
      for (const { answer } of chosen) await answer(admitted);
    },
    close() {
      for (const { answer } of [...waiting.values()]) answer(false).catch(options.reportFailure);
    },
  };
}
