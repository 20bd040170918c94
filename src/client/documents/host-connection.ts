import type { Channel } from '#bridge/channel';
import { type Connection, connect } from '#bridge/connect';
import type { Client, ClientStream, Contract, StreamListener } from '#bridge/contract';
import { AppError } from '#shared/app-error';
import type { Unsubscribe } from '#shared/lifecycle';
import { createObservable, type Observable } from '#shared/observable';

export type ConnectionState = 'connecting' | 'open' | 'lost';

/**
 * This window's way to its host, made again whenever it breaks. Calls made before it first opens wait; calls
 * made while it is lost fail with `closed`, so that a person is told rather than kept waiting.
 */
export interface HostConnection {
  readonly state: Observable<ConnectionState>;
  /** A client that always speaks through the present connection. */
  client<C extends Contract>(contract: C): Client<C>;
  /** Calls back at once if open, and each time the connection opens again. */
  onOpen(listener: () => void): Unsubscribe;
  close(): void;
}

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 3000;

/** Opens and reopens with `openChannel`, which resolves once bytes can flow. */
export function createHostConnection(openChannel: () => Promise<Channel>): HostConnection {
  const state = createObservable<ConnectionState>('connecting');
  const listeners = new Set<() => void>();
  let connection: Connection | undefined;
  let isClosed = false;
  let delay = FIRST_DELAY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const opened = (channel: Channel) => {
    if (isClosed) return channel.close();
    connection = connect(channel);
    delay = FIRST_DELAY_MS;
    connection.onClose(lost);
    state.set('open');
    for (const listener of [...listeners]) listener();
  };
  const lost = () => {
    connection = undefined;
    state.set('lost');
    if (isClosed) return;
    timer = setTimeout(attempt, delay);
    delay = Math.min(delay * 2, LONGEST_DELAY_MS);
  };
  const attempt = () => {
    openChannel().then(opened, lost);
  };
  attempt();

  return {
    state,
    client: <C extends Contract>(contract: C) => currentClient(contract, () => connection, state),
    onOpen(listener) {
      listeners.add(listener);
      if (connection) listener();
      return () => listeners.delete(listener);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      connection?.close();
    },
  };
}

type AnyCall = (input: unknown) => Promise<unknown>;
type AnyStream = (input: unknown, listener: StreamListener<unknown>) => ClientStream<unknown>;

function currentClient<C extends Contract>(
  contract: C,
  current: () => Connection | undefined,
  state: Observable<ConnectionState>,
): Client<C> {
  const methodOf = (method: string): unknown => {
    const connection = current();
    if (!connection) throw new AppError('closed', 'no connection to the host');
    return connection.client(contract)[method];
  };
  const methods = Object.entries(contract.methods).map(([method, spec]) => [
    method,
    spec.kind === 'call'
      ? async (input: unknown) => {
          await firstOpening(state);
          return (methodOf(method) as AnyCall)(input);
        }
      : (input: unknown, listener: StreamListener<unknown>) => (methodOf(method) as AnyStream)(input, listener),
  ]);
  // Built from the contract's own keys, so the shape is the contract's.
  return Object.fromEntries(methods) as Client<C>;
}

function firstOpening(state: Observable<ConnectionState>): Promise<void> {
  if (state.get() !== 'connecting') return Promise.resolve();
  return new Promise((resolve) => {
    const stop = state.subscribe(() => {
      stop();
      resolve();
    });
  });
}
