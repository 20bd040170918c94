import * as Y from 'yjs';
import type { Clock } from '#shared/clock';
import { createPace, inTurn } from '#shared/in-turns';
import { isAhead } from './document-digest';
import type { PeerFrame } from './peer-frame';
import type { BytePipe } from './peer-link';
import { MOST_SLICE_BYTES, MOST_UNDER_WAY, type Packing, STALLED_MS } from './peer-slices';
import { type Slices, slicesOfDocument } from '../updates/slices';
import { writeUpdate } from '../updates/write-update';

/** What a slice costs at most, in structs: some kilobytes once it is packed. */
const SLICE_STRUCTS = 300;
/** Nothing more is handed to a slow line while it has this much to send; it is looked at again after some milliseconds. */
const QUEUE_BYTES = 1024 * 1024;
const LOOK_AGAIN_MS = 20;
/** What was sent as plain updates is on its way for this long after the last of them. */
const IN_FLIGHT_MS = 700;
const NOTHING = writeUpdate({ added: new Map(), deleted: new Map() }, 'v2');

type Vector = ReadonlyMap<number, number>;

interface CatchUpOptions {
  readonly doc: Y.Doc;
  readonly clock: Clock;
  readonly pipe: BytePipe;
  readonly packing: Packing | undefined;
  send(frame: PeerFrame): void;
}

/** Sends one other end what it lacks, slice by slice, in turns of the loop. */
export interface CatchUp {
  /**
   * Begins with what a replica that holds `theirs` lacks, if nothing is under way. An end that does not read slices is sent
   * the same as plain updates.
   */
  start(theirs: Vector, readsSlices: boolean): void;
  /** Whether what was begun is still on its way. */
  isUnderWay(): boolean;
  /** The other end dealt with the slices up to that number. */
  taken(number: number): void;
  /** The other end said what it holds; `equal` when it is what this one holds. */
  declared(theirs: Vector, equal: boolean): void;
  stop(): void;
}

/** One time that another end is brought up to date. */
interface Run {
  readonly target: Vector;
  readonly inSlices: boolean;
  /** When anything was last sent, or heard of what was. */
  progressAt: number;
  sentAt: number | undefined;
  theirs: Vector;
}

/** Brings one end up to date, in slices where it reads them and in plain updates where it does not. One run at a time. */
export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { doc, clock, packing } = options;
  const line = createLine(options);
  let run: Run | undefined;
  const isUnderWay = () => run !== undefined && !isOver(run, clock.now());
  return {
    start(theirs, readsSlices) {
      if (isUnderWay()) return;
      const inSlices = readsSlices && packing !== undefined;
      const target = Y.decodeStateVector(Y.encodeStateVector(doc));
      const begun: Run = { target, inSlices, progressAt: clock.now(), sentAt: undefined, theirs };
      run = begun;
      line.restart();
      const isCurrent = () => run === begun;
      const endIfTaken = () => {
        if (isCurrent() && inSlices && line.isClear()) run = undefined;
      };
      // Should anything fail, the next comparison begins anew.
      sendAll(slicesOfDocument(doc, theirs), begun, line, isCurrent, clock).then(endIfTaken, () => {});
    },
    isUnderWay,
    taken(number) {
      line.taken(number);
      if (!run) return;
      run.progressAt = clock.now();
      if (run.inSlices && run.sentAt !== undefined && line.isClear()) run = undefined;
    },
    declared(theirs, equal) {
      if (!run || run.inSlices) return;
      if (isAhead(theirs, run.theirs)) run.progressAt = clock.now();
      run.theirs = theirs;
      if (equal) run = undefined;
    },
    stop() {
      run = undefined;
      line.restart();
    },
  };
}

/** An end that reads slices says which it took; of any other, one only sees what it holds and how long ago it was sent to. */
function isOver({ inSlices, sentAt, progressAt, target, theirs }: Run, now: number): boolean {
  if (now - progressAt >= STALLED_MS) return true;
  return !inSlices && sentAt !== undefined && now - sentAt >= IN_FLIGHT_MS && !isAhead(target, theirs);
}

async function sendAll(slices: Slices, run: Run, line: Line, isCurrent: () => boolean, clock: Clock): Promise<void> {
  const pace = createPace(SLICE_STRUCTS);
  const write = () => inTurn(() => pace((structs) => line.write(slices, structs, run.inSlices)));
  for (let next = await write(); next && isCurrent(); ) {
    const written = next;
    next = await write();
    await line.send(written, next !== undefined, isCurrent);
    run.progressAt = clock.now();
  }
  run.sentAt = clock.now();
}

/** A part that is ready to be sent, whatever becomes of the document. */
interface Written {
  /** In V2. */
  readonly slice: Uint8Array | undefined;
  /** In V1: for who reads no slices, and what is too heavy for one. */
  readonly update: Uint8Array | undefined;
}

type Line = ReturnType<typeof createLine>;

function createLine({ pipe, packing, send }: CatchUpOptions) {
  let [sent, taken, wake] = [0, 0, () => {}];
  const hasRoom = () => sent - taken < MOST_UNDER_WAY;
  const sendSlice = async (slice: Uint8Array, hasMore: boolean, isCurrent: () => boolean) => {
    const packed = await packing?.pack(slice);
    while (!hasRoom() && isCurrent()) await new Promise<void>((resolve) => (wake = resolve));
    if (!packed) return;
    // Packing elsewhere ends in a round of its own: the sending counts in the turn of what is written behind it.
    await inTurn(() => {
      if (isCurrent()) send({ type: 'slice', number: ++sent, hasMore, packed, byteLength: slice.byteLength });
    });
  };
  return {
    /** The next part of what is lacking; undefined when there is none. */
    write(slices: Slices, structs: number, inSlices: boolean): Written | undefined {
      const next = slices.next(structs);
      if (!next) return undefined;
      if (!inSlices) return { slice: undefined, update: writeUpdate(next) };
      const slice = writeUpdate(next, 'v2');
      return slice.byteLength <= MOST_SLICE_BYTES ? { slice, update: undefined } : { slice: NOTHING, update: writeUpdate(next) };
    },
    async send({ slice, update }: Written, hasMore: boolean, isCurrent: () => boolean) {
      while (pipe.bufferedBytes() > QUEUE_BYTES && isCurrent()) await new Promise<void>((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      if (update && isCurrent()) send({ type: 'update', update });
      if (slice) await sendSlice(slice, hasMore, isCurrent);
    },
    /** Whether all that was sent was taken. */
    isClear: () => taken >= sent,
    taken(number: number) {
      taken = Math.max(taken, Math.min(number, sent));
      wake();
    },
    /** Counts everything that was sent as taken, so that a new run does not wait for an earlier one. */
    restart() {
      taken = sent;
      wake();
    },
  };
}
