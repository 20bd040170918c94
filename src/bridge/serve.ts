import { AppError } from '#shared/app-error';
import type { Channel } from './channel';
import type { CallSpec, Contract, HostStream, MethodSpec, Session, StreamSpec } from './contract';
import { decodeFrame, encodeFrame, type Frame, toWireError, type WireError } from './frame';

/** A contract and what implements it, as the host's list holds them. */
export interface ServedContract {
  readonly contract: Contract;
  readonly service: object;
}

type Method = (input: unknown, context: unknown) => unknown;

interface OpenStream {
  receive(item: unknown): void;
  closed(): void;
}

/** What every frame of one channel is answered with. */
interface Scope {
  readonly channel: Channel;
  readonly session: Session;
  readonly streams: Map<number, OpenStream>;
  find(service: string, method: string): { spec: MethodSpec; run: Method };
  send(frame: Frame): void;
  report(error: unknown): WireError;
}

/**
 * Answers one channel until it closes. Input is checked against the contract before a service sees it,
 * output before it leaves; access is checked here alone. A failure crosses as code and message.
 * `onFailure` hears of what nobody foresaw, for the log.
 */
export function serve(channel: Channel, services: readonly ServedContract[], session: Session, onFailure: (error: unknown) => void): void {
  const byName = new Map(services.map((served) => [served.contract.name, served]));
  const scope: Scope = {
    channel,
    session,
    streams: new Map(),
    find: (service, method) => findMethod(byName.get(service), method, session),
    send: (frame) => channel.send(encodeFrame(frame)),
    report: (error) => {
      if (!(error instanceof AppError) || error.code === 'internal') onFailure(error);
      return toWireError(error);
    },
  };
  channel.onMessage((bytes) => {
    const frame = decodeFrame(bytes);
    if (frame) receive(scope, frame);
  });
  channel.onClose(() => {
    for (const open of [...scope.streams.values()]) open.closed();
  });
}

/** The method asked for, or why not. A guest is refused a facilitator's method here, and nowhere else. */
function findMethod(served: ServedContract | undefined, method: string, session: Session): { spec: MethodSpec; run: Method } {
  const spec = served && Object.hasOwn(served.contract.methods, method) ? served.contract.methods[method] : undefined;
  if (!served || !spec) throw new AppError('not-found', 'no such method');
  if (session.access === 'guest' && spec.access !== 'guest') throw new AppError('forbidden', 'not open to guests');
  // The service's type was inferred from this contract; here both are looked up by name.
  const run = (served.service as Record<string, Method>)[method];
  if (!run) throw new AppError('internal', `${served.contract.name}.${method} is not implemented`);
  return { spec, run: run.bind(served.service) };
}

function receive(scope: Scope, frame: Frame): void {
  const id = frame[1];
  if (frame[0] === 'call') {
    answer(scope, frame[2], frame[3], frame[4]).then(
      (value) => scope.send(['ok', id, value]),
      (error) => scope.send(['err', id, scope.report(error)]),
    );
  } else if (frame[0] === 'open') openStream(scope, id, frame[2], frame[3], frame[4]);
  else if (frame[0] === 'item') scope.streams.get(id)?.receive(frame[2]);
  else if (frame[0] === 'end') scope.streams.get(id)?.closed();
}

async function answer(scope: Scope, service: string, method: string, input: unknown): Promise<unknown> {
  const { spec, run } = scope.find(service, method);
  if (spec.kind !== 'call') throw new AppError('bad-input', 'a stream is opened, not called');
  return spec.output.parse(await run(parseInput(spec, input), scope.session));
}

function openStream(scope: Scope, id: number, service: string, method: string, input: unknown): void {
  const { streams, send, report } = scope;
  const closeListeners: (() => void)[] = [];
  const items = createItemInlet();
  let spec: StreamSpec | undefined;
  const forget = () => {
    if (streams.delete(id)) for (const listener of closeListeners) listener();
  };
  const end = (error?: unknown) => {
    if (!streams.has(id)) return;
    send(['end', id, error === undefined ? null : report(error)]);
    forget();
  };
  const receiveItem = (item: unknown) => {
    const result = spec?.up?.safeParse(item);
    if (!result?.success) return end(new AppError('bad-input', 'item refused'));
    try {
      items.put(result.data);
    } catch (error) {
      // Whatever an item does to a service, it does to its own stream alone.
      end(error);
    }
  };
  streams.set(id, { receive: receiveItem, closed: forget });
  const hostStream: HostStream<unknown, unknown> = {
    session: scope.session,
    emit: (item) => {
      if (streams.has(id)) send(['item', id, item]);
    },
    emitShared: (shared) => {
      if (streams.has(id)) scope.channel.send(shared.frameFor(id));
    },
    onItem: items.listen,
    onClose: (listener) => {
      if (streams.has(id)) closeListeners.push(listener);
      else listener();
    },
    close: end,
    bufferedBytes: () => scope.channel.bufferedBytes(),
  };
  const start = async () => {
    const found = scope.find(service, method);
    if (found.spec.kind !== 'stream') throw new AppError('bad-input', 'a call is called, not opened');
    spec = found.spec;
    await found.run(parseInput(spec, input), hostStream);
  };
  start().catch(end);
}

/** Keeps what the client sends before the service listens: a service may first have a document to open. */
function createItemInlet() {
  let listener: ((item: unknown) => void) | undefined;
  let early: unknown[] = [];
  return {
    put(item: unknown) {
      if (listener) listener(item);
      else early.push(item);
    },
    listen(next: (item: unknown) => void) {
      listener = next;
      const waiting = early;
      early = [];
      for (const item of waiting) next(item);
    },
  };
}

function parseInput(spec: CallSpec | StreamSpec, input: unknown): unknown {
  const result = spec.input.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new AppError('bad-input', problems.join('; ').slice(0, 500));
}
