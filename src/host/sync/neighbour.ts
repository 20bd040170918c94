import type { Channel } from '#bridge/channel';
import type { Side, TableLine } from './table-line';

interface NeighbourOptions {
  /** Of two tables one calls at once; the other waits a moment for that, and calls only if nothing came. */
  readonly callsFirst: boolean;
  /** Opens a sealed channel to the other table; rejects when it can't now. */
  call(): Promise<Channel>;
  /** Links over a channel that stands. */
  open(channel: Channel, side: Side): TableLine;
  onState(): void;
}

export type LinkState = 'connecting' | 'linked' | 'lost';

/** Another table of the démarche, linked with as long as it can be reached, until `close`. */
export interface Neighbour {
  state(): LinkState;
  line(): TableLine | undefined;
  /** Takes the channel of the other table, which called and proved to be that one. */
  accept(channel: Channel): void;
  /** Calls now instead of later: it may just have come back. */
  hurry(): void;
  /** Ends the present link, if any, and links again. */
  renew(): void;
  close(): void;
}

const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 1500;
/** How long the one that is to be called waits for the call. */
const PATIENCE_MS = 1200;
/** Two links that came up within this time crossed each other; a later one replaces what the other end lost. */
const CROSSING_MS = 2500;

/** The link that stands, and since when. */
interface Standing {
  readonly line: TableLine;
  readonly at: number;
}

/** Dials until a line stands, and again after each loss, until it is closed. Of two lines that stand at the same time one is kept. */
export function createNeighbour(options: NeighbourOptions): Neighbour {
  const { callsFirst } = options;
  let state: LinkState = 'connecting';
  let closed = false;
  let present: Standing | undefined;
  const turn = (next: LinkState) => {
    state = next;
    if (!closed) options.onState();
  };
  const opened = (channel: Channel, side: Side) => {
    if (closed || (present && outlives(present, side, callsFirst))) return channel.close();
    const line = options.open(channel, side);
    const before = present;
    present = { line, at: Date.now() };
    before?.line.close();
    calls.done();
    line.onClose(() => {
      if (present?.line !== line) return;
      present = undefined;
      turn('lost');
      calls.again();
    });
    if (present?.line === line) turn('linked');
  };
  const calls = createCalls(
    options,
    () => !closed && !present,
    (channel) => opened(channel, 'caller'),
  );
  calls.start(() => state === 'connecting' && turn('lost'));
  return {
    state: () => state,
    line: () => present?.line,
    accept: (channel) => opened(channel, 'called'),
    hurry: calls.now,
    renew: () => present?.line.close(),
    close() {
      closed = true;
      calls.done();
      present?.line.close();
    },
  };
}

/** Calls while it is wanted, again after each failure, at growing intervals. */
function createCalls({ callsFirst, call }: NeighbourOptions, isWanted: () => boolean, onOpen: (channel: Channel) => void) {
  let timer: NodeJS.Timeout | undefined;
  let calling = false;
  let delay = FIRST_DELAY_MS;
  let onFailure = () => {};
  const later = (after: number) => {
    clearTimeout(timer);
    if (isWanted()) timer = setTimeout(attempt, after);
  };
  const again = () => {
    // A little chance, so that five tables don't all call at the same moment after a power cut.
    later(delay * (0.75 + Math.random() / 2) + (callsFirst ? 0 : PATIENCE_MS));
    delay = Math.min(delay * 2, LONGEST_DELAY_MS);
  };
  const failed = () => {
    if (!isWanted()) return;
    onFailure();
    again();
  };
  const attempt = () => {
    if (!isWanted() || calling) return;
    calling = true;
    const done = call().finally(() => {
      calling = false;
    });
    done.then(onOpen, failed);
  };
  return {
    start(whenFailed: () => void) {
      onFailure = whenFailed;
      later(callsFirst ? 0 : PATIENCE_MS);
    },
    now: () => later(0),
    again,
    /** There is a link, or none is wanted any more. */
    done() {
      clearTimeout(timer);
      delay = FIRST_DELAY_MS;
    },
  };
}

/** Whether the present link stays and the new one is closed: both ends decide alike. */
function outlives(present: Standing, side: Side, callsFirst: boolean): boolean {
  if (present.line.side === side || Date.now() - present.at > CROSSING_MS) return false;
  return present.line.side === (callsFirst ? 'caller' : 'called');
}
