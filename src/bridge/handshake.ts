import { decodeAny, encodeAny } from 'lib0/buffer';
import { z } from 'zod';
import { AppError, type ErrorCode, isErrorCode } from '#shared/app-error';
import type { Channel } from './channel';
import { type AgreedKeys, sameSecret, type Sign, startKeyExchange } from './key-agreement';
import { sealChannel } from './sealed-channel';

/** Raised when the handshake or what follows it changes in a way the other end can't follow. */
const PROTOCOL = 2;
/** An end that stays silent in the middle of it is given up. */
const STEP_TIMEOUT_MS = 8000;

/** What a refusal may bring along, sealed for the caller alone. */
const MOST_NOTICE_BYTES = 3000;

const bytes = (length: number) => z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length);
const helloSchema = z.object({ protocol: z.int(), session: bytes(16), as: z.string().max(64), share: bytes(32) });
const noticeSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= MOST_NOTICE_BYTES);
const failureSchema = z.object({ failure: z.string().max(40), notice: noticeSchema.optional() });
const shareSchema = z.union([z.object({ share: bytes(32) }), failureSchema]);
const proofSchema = z.union([z.object({ proof: bytes(32) }), failureSchema]);

/** What both ends of a finished handshake have: the sealed channel, and a sign to compare by eye. */
export interface SealedLink {
  readonly channel: Channel;
  readonly sign: Sign;
}

/** Whom the caller says to be: '' for somebody who has a code, else the name by which a secret is known. */
export interface Called {
  /** The secret shared with that caller; a failure ends the handshake with its code. */
  secretOf(caller: string): Uint8Array;
  /** Called once per handshake whose proof was checked; a wrong one may still change the code told to the caller. */
  onProof(caller: string, right: boolean): void;
  /** What a caller that is refused is to know, sealed for it alone; who else receives it reads nothing. */
  noticeFor?(caller: string): Uint8Array | undefined;
}

/**
 * Agrees on keys with the end that called, and gives the sealed channel. Rejects with what it told the caller:
 * `unknown-join-code` or `forbidden` for a wrong secret, what `secretOf` threw, `newer-version`, `timeout`.
 */
export async function answerHandshake(channel: Channel, called: Called): Promise<SealedLink & { readonly caller: string }> {
  const steps = createSteps(channel);
  let caller = '';
  try {
    const hello = await steps.next(helloSchema);
    caller = hello.as;
    if (hello.protocol !== PROTOCOL) throw new AppError('newer-version', 'another version of the handshake');
    const exchange = startKeyExchange('called', called.secretOf(hello.as), hello.session);
    const keys = exchange.finish(hello.share);
    steps.send({ share: exchange.share });
    const { proof } = await steps.next(z.object({ proof: bytes(32) }));
    const right = sameSecret(proof, keys.callerProof);
    called.onProof(hello.as, right);
    if (!right) throw new AppError(hello.as === '' ? 'unknown-join-code' : 'forbidden', 'wrong proof');
    const sealed = steps.seal(keys, 'called');
    steps.send({ proof: keys.calledProof });
    return { caller: hello.as, channel: sealed, sign: keys.sign };
  } catch (error) {
    const failure = error instanceof AppError ? error : new AppError('bad-input', 'handshake refused', {}, { cause: error });
    const notice = called.noticeFor?.(caller);
    steps.send({ failure: failure.code, ...(notice ? { notice } : {}) });
    channel.close();
    throw failure;
  }
}

/**
 * Calls: proves to know `secret` as `caller` ('' with a code), and gives the sealed channel. Rejects with the
 * code the other end told, `timeout`, or `closed` when the connection went. A refusal proves nothing: it is
 * the notice with it, sealed, that may be believed.
 */
export async function callHandshake(
  channel: Channel,
  caller: string,
  secret: Uint8Array,
  onNotice: (notice: Uint8Array) => void = () => {},
): Promise<SealedLink> {
  const steps = createSteps(channel);
  try {
    const session = crypto.getRandomValues(new Uint8Array(16));
    const exchange = startKeyExchange('caller', secret, session);
    steps.send({ protocol: PROTOCOL, session, as: caller, share: exchange.share });
    const keys = exchange.finish(orFail(await steps.next(shareSchema), onNotice).share);
    const sealed = steps.seal(keys, 'caller');
    steps.send({ proof: keys.callerProof });
    const { proof } = orFail(await steps.next(proofSchema), onNotice);
    // Who shows no proof is not the table whose code was typed.
    if (!sameSecret(proof, keys.calledProof)) throw new AppError('forbidden', 'the other end does not know the secret');
    return { channel: sealed, sign: keys.sign };
  } catch (error) {
    channel.close();
    throw error;
  }
}

function orFail<T extends object>(answer: T | z.infer<typeof failureSchema>, onNotice: (notice: Uint8Array) => void): T {
  if (!('failure' in answer)) return answer;
  if (answer.notice) onNotice(answer.notice);
  const code: ErrorCode = isErrorCode(answer.failure) ? answer.failure : 'internal';
  throw new AppError(code, 'the other end refused');
}

/** The handshake's messages, one after the other; afterwards the channel is free for the sealed one. */
function createSteps(channel: Channel) {
  const inbox: Uint8Array[] = [];
  let wake: (() => void) | undefined;
  let closed = false;
  const stop = channel.onMessage((message) => {
    inbox.push(message);
    wake?.();
  });
  channel.onClose(() => {
    closed = true;
    wake?.();
  });
  const message = async (): Promise<Uint8Array> => {
    const deadline = setTimeout(() => channel.close(), STEP_TIMEOUT_MS);
    while (inbox.length === 0 && !closed) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    clearTimeout(deadline);
    const first = inbox.shift();
    if (!first) throw new AppError('closed', 'the connection went during the handshake');
    return first;
  };
  return {
    send: (value: unknown) => channel.send(encodeAny(value)),
    next: async <S extends z.ZodType>(schema: S): Promise<z.output<S>> => {
      const result = schema.safeParse(decoded(await message()));
      if (!result.success) throw new AppError('bad-input', 'not a handshake');
      return result.data;
    },
    seal: (keys: AgreedKeys, side: 'caller' | 'called') => sealAfter(channel, stop, inbox, keys, side),
  };
}

/** The sealed channel, which starts with what arrived after the handshake's last message. */
function sealAfter(channel: Channel, stop: () => void, rest: Uint8Array[], keys: AgreedKeys, side: 'caller' | 'called'): Channel {
  const [mine, theirs] = side === 'caller' ? [keys.fromCaller, keys.fromCalled] : [keys.fromCalled, keys.fromCaller];
  const after: Channel = {
    ...channel,
    onMessage(listener) {
      stop();
      for (const early of rest.splice(0)) listener(early);
      return channel.onMessage(listener);
    },
  };
  return sealChannel(after, { mine, theirs });
}

function decoded(message: Uint8Array): unknown {
  try {
    return message.length < 4096 ? decodeAny(message) : undefined;
  } catch {
    return undefined;
  }
}
