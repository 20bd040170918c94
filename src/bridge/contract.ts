import type { z } from 'zod';
import type { Unsubscribe } from '#shared/lifecycle';
import type { SharedItem } from './frame';

/** Who may ask: anybody who joined from a phone, or only who sits at this computer. */
export type Access = 'guest' | 'facilitator';

/** One question, one answer. */
export interface CallSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'call';
  readonly access: Access;
  readonly input: I;
  readonly output: O;
}

/**
 * A conversation: opened with `input`, then items flow from host to client (`item`) and from client to host
 * (`up`), until either side closes it.
 */
export interface StreamSpec<I extends z.ZodType = z.ZodType, D extends z.ZodType = z.ZodType, U extends z.ZodType = z.ZodType> {
  readonly kind: 'stream';
  readonly access: Access;
  readonly input: I;
  readonly item: D;
  readonly up: U | undefined;
}

/** One method of a contract: asked once and answered once, or a stream that both ends may write into. */
export type MethodSpec = CallSpec | StreamSpec;

/** What a client may ask of one service; written once, from which both sides' types are inferred. */
export interface Contract<M extends Record<string, MethodSpec> = Record<string, MethodSpec>> {
  readonly name: string;
  readonly methods: M;
}

/** Names a service and its methods. The name travels in every frame, so two contracts may not share one. */
export function contract<const M extends Record<string, MethodSpec>>(name: string, methods: M): Contract<M> {
  return { name, methods };
}

/** A method that is asked once and answered once; both ways are checked against the schemas (`bad-input`). */
export function call<I extends z.ZodType, O extends z.ZodType>(access: Access, input: I, output: O): CallSpec<I, O> {
  return { kind: 'call', access, input, output };
}

/** A method that stays open: the host sends `item`s until one end closes it, the client sends `up`s where that is given. */
export function stream<I extends z.ZodType, D extends z.ZodType, U extends z.ZodType = z.ZodNever>(
  access: Access,
  input: I,
  item: D,
  up?: U,
): StreamSpec<I, D, U> {
  return { kind: 'stream', access, input, item, up };
}

/** Who is on the other end of a channel, as the host knows it; never as the client says it. */
export interface Session {
  readonly id: string;
  readonly access: Access;
}

/** The host's end of an open stream. */
export interface HostStream<D, U> {
  readonly session: Session;
  emit(item: D): void;
  /** Emits an item that other streams emit too, encoded once for all of them. */
  emitShared(item: SharedItem<D>): void;
  /** Items the client sends up, already checked. */
  onItem(listener: (item: U) => void): void;
  /** Called once, when either side closed or the channel went. */
  onClose(listener: () => void): void;
  /** Ends the stream; `error` tells the client why. */
  close(error?: unknown): void;
  /** Bytes queued on the channel below: what a producer slows down for. */
  bufferedBytes(): number;
}

/** The client's end of an open stream. */
export interface ClientStream<U> {
  send(item: U): void;
  close: Unsubscribe;
}

/** Who hears a stream at the client's end. */
export interface StreamListener<D> {
  onItem(item: D): void;
  /** Called once: without an error when the host ended it, with one when it failed or the channel went. */
  onClose?(error?: unknown): void;
}

/** The host's implementation of a contract. */
export type Service<C extends Contract> = {
  readonly [K in keyof C['methods']]: C['methods'][K] extends CallSpec<infer I, infer O>
    ? (input: z.output<I>, session: Session) => Promise<z.input<O>>
    : C['methods'][K] extends StreamSpec<infer I, infer D, infer U>
      ? (input: z.output<I>, stream: HostStream<z.input<D>, z.output<U>>) => void | Promise<void>
      : never;
};

/** The client's view of a contract. */
export type Client<C extends Contract> = {
  readonly [K in keyof C['methods']]: C['methods'][K] extends CallSpec<infer I, infer O>
    ? (input: z.input<I>) => Promise<z.output<O>>
    : C['methods'][K] extends StreamSpec<infer I, infer D, infer U>
      ? (input: z.input<I>, listener: StreamListener<z.output<D>>) => ClientStream<z.input<U>>
      : never;
};
