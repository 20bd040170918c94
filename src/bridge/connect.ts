import { AppError } from '#shared/app-error';
import type { Unsubscribe } from '#shared/lifecycle';
import type { Channel } from './channel';
import type { Client, ClientStream, Contract, MethodSpec, StreamListener } from './contract';
import { decodeFrame, encodeFrame, type Frame, fromWireError } from './frame';

/** The client's end of a channel: a typed client for each contract asked for. */
export interface Connection {
  client<C extends Contract>(contract: C): Client<C>;
  /** Called once when the channel is gone. Calls in flight have then failed with `closed`. */
  onClose(listener: () => void): Unsubscribe;
  close(): void;
}

interface PendingCall {
  readonly spec: MethodSpec;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

interface PendingStream {
  readonly spec: MethodSpec;
  readonly listener: StreamListener<unknown>;
}

/** What is waiting for the host, by id. */
interface Pending {
  readonly calls: Map<number, PendingCall>;
  readonly streams: Map<number, PendingStream>;
  nextId: number;
  closed: boolean;
  send(frame: Frame): void;
}

/** Opens a connection on `channel`. Answers are checked against the contract before anybody sees them. */
export function connect(channel: Channel): Connection {
  const pending: Pending = {
    calls: new Map(),
    streams: new Map(),
    nextId: 1,
    closed: false,
    send: (frame) => channel.send(encodeFrame(frame)),
  };
  channel.onMessage((bytes) => {
    const frame = decodeFrame(bytes);
    if (frame) receive(pending, frame);
  });
  channel.onClose(() => failAll(pending));
  return {
    client: <C extends Contract>(contract: C) => {
      const methods = Object.entries(contract.methods).map(([method, spec]) => [
        method,
        spec.kind === 'call' ? caller(pending, contract.name, method, spec) : opener(pending, contract.name, method, spec),
      ]);
      // Built from the contract's own keys, so the shape is the contract's.
      return Object.fromEntries(methods) as Client<C>;
    },
    onClose: (listener) => channel.onClose(listener),
    close: () => channel.close(),
  };
}

function caller(pending: Pending, service: string, method: string, spec: MethodSpec) {
  return (input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      if (pending.closed) return reject(new AppError('closed', 'the connection is closed'));
      const id = pending.nextId++;
      pending.calls.set(id, { spec, resolve, reject });
      pending.send(['call', id, service, method, input]);
    });
}

function opener(pending: Pending, service: string, method: string, spec: MethodSpec) {
  return (input: unknown, listener: StreamListener<unknown>): ClientStream<unknown> => {
    if (pending.closed) {
      queueMicrotask(() => listener.onClose?.(new AppError('closed', 'the connection is closed')));
      return { send: () => {}, close: () => {} };
    }
    const id = pending.nextId++;
    pending.streams.set(id, { spec, listener });
    pending.send(['open', id, service, method, input]);
    return {
      send: (item) => {
        if (pending.streams.has(id)) pending.send(['item', id, item]);
      },
      close: () => {
        if (pending.streams.delete(id)) pending.send(['end', id, null]);
      },
    };
  };
}

function receive(pending: Pending, frame: Frame): void {
  const id = frame[1];
  if (frame[0] === 'ok' || frame[0] === 'err') {
    const call = pending.calls.get(id);
    pending.calls.delete(id);
    if (call && frame[0] === 'err') call.reject(fromWireError(frame[2]));
    else if (call) settle(call, frame[2]);
  } else if (frame[0] === 'item') {
    const open = pending.streams.get(id);
    const item = open?.spec.kind === 'stream' ? open.spec.item.safeParse(frame[2]) : undefined;
    if (item?.success) open?.listener.onItem(item.data);
  } else if (frame[0] === 'end') {
    const open = pending.streams.get(id);
    pending.streams.delete(id);
    open?.listener.onClose?.(frame[2] ? fromWireError(frame[2]) : undefined);
  }
}

function settle(call: PendingCall, answer: unknown): void {
  const output = call.spec.kind === 'call' ? call.spec.output.safeParse(answer) : undefined;
  if (output?.success) call.resolve(output.data);
  else call.reject(new AppError('bad-input', 'the answer does not fit the contract'));
}

function failAll(pending: Pending): void {
  pending.closed = true;
  const gone = new AppError('closed', 'the connection closed');
  const [calls, streams] = [[...pending.calls.values()], [...pending.streams.values()]];
  pending.calls.clear();
  pending.streams.clear();
  for (const call of calls) call.reject(gone);
  for (const { listener } of streams) listener.onClose?.(gone);
}
