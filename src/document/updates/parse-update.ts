import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { AppError } from '#shared/app-error';
import { type Decoder, isAtEnd, lengthOf, MOST_CLOCK, parseContent, refuse } from './parse-content';
import type { ClockRange, Struct, UpdateStructs } from './update-structs';

/** The two ways in which Yjs writes an update. */
export type UpdateEncoding = 'v1' | 'v2';

/** What one update may weigh, whatever it says of itself. */
export interface ReadLimits {
  readonly mostBytes: number;
  /** How many structs an update in V2 may announce: there, thousands that are alike take no bytes at all. */
  readonly mostStructs: number;
}

/** What one frame may weigh: a paste of a few megabytes passes, a memory bomb does not. */
export const MAX_UPDATE_BYTES = 32 * 1024 * 1024;

/** For what a connection brings. */
export const FRAME_LIMITS: ReadLimits = { mostBytes: MAX_UPDATE_BYTES, mostStructs: 1_000_000 };

/** An update as it was read, before anybody looked whether it fits a document. */
export interface ParsedUpdate extends UpdateStructs {
  /** True when its writer itself lacked something in the middle of a row: what stood behind was left out. */
  readonly isPartial: boolean;
}

/** Structs read between two steps: a fraction of a millisecond. */
const STRUCTS_A_STEP = 500;
/** In V1 a struct takes two bytes at least: what it is, and how long. */
const LEAST_STRUCT_BYTES = 2;
const MOST_REPLICA = 2 ** 32;

const KIND_BITS = 0b11111;
const GC = 0;
const SKIP = 10;
const HAS_KEY = 0b0010_0000;
const HAS_RIGHT_ORIGIN = 0b0100_0000;
const HAS_ORIGIN = 0b1000_0000;

/**
 * Reads an update, which nobody vouches for, without looking at any document. Nothing is allocated or looped over
 * that the bytes don't pay for. Throws `bad-input` for what no replica writes: counts larger than the bytes, lengths
 * of 0, clocks beyond 2^31, a replica that adds twice, values that nest too deep, bytes that are left over; and
 * `too-large` beyond the limits.
 */
export function parseUpdate(bytes: Uint8Array, encoding: UpdateEncoding, limits: ReadLimits = FRAME_LIMITS): ParsedUpdate {
  const steps = parseSteps(bytes, encoding, limits);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** `parseUpdate` bit by bit, for whoever has something else to do in between. */
export function* parseSteps(bytes: Uint8Array, encoding: UpdateEncoding, limits: ReadLimits): Generator<void, ParsedUpdate, void> {
  if (bytes.byteLength > limits.mostBytes) throw new AppError('too-large', `update of ${bytes.byteLength} bytes`);
  try {
    const decoder = openDecoder(bytes, encoding);
    const mostStructs = encoding === 'v1' ? bytes.byteLength / LEAST_STRUCT_BYTES : limits.mostStructs;
    const { added, isPartial } = yield* parseRows(decoder, mostStructs);
    const deleted = yield* parseDeletions(decoder);
    if (!isAtEnd(decoder)) refuse('bytes behind an update');
    return { added, deleted, isPartial };
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('bad-input', 'not an update', {}, { cause });
  }
}

function openDecoder(bytes: Uint8Array, encoding: UpdateEncoding): Decoder {
  const decoder = decoding.createDecoder(bytes);
  return encoding === 'v1' ? new Y.UpdateDecoderV1(decoder) : new Y.UpdateDecoderV2(decoder);
}

function* parseRows(decoder: Decoder, mostStructs: number) {
  const { restDecoder } = decoder;
  const added = new Map<number, Struct[]>();
  let [left, isPartial] = [mostStructs, false];
  for (let rows = decoding.readVarUint(restDecoder); rows > 0; rows--) {
    const count = decoding.readVarUint(restDecoder);
    if (count < 1 || count > left) throw new AppError(count < 1 ? 'bad-input' : 'too-large', `${count} structs`);
    left -= count;
    const client = replica(decoder.readClient());
    if (added.has(client)) refuse('a replica that adds twice');
    const { row, isWhole } = yield* parseRow(decoder, client, count);
    if (row.length > 0) added.set(client, row);
    isPartial ||= !isWhole;
  }
  return { added, isPartial };
}

function* parseRow(decoder: Decoder, client: number, count: number) {
  const row: Struct[] = [];
  let [clock, isWhole] = [clockOf(decoding.readVarUint(decoder.restDecoder)), true];
  for (let read = 1; read <= count; read++) {
    const struct = parseStruct(decoder, client, clock);
    clock = clockOf(clock + struct.length);
    // What stands behind a gap leans on what its writer lacks itself: whoever has all of it sends it.
    if (struct instanceof Y.Skip) isWhole = false;
    else if (isWhole) row.push(struct);
    if (read % STRUCTS_A_STEP === 0) yield;
  }
  return { row, isWhole };
}

function parseStruct(decoder: Decoder, client: number, clock: number): Struct | Y.Skip {
  const info = decoder.readInfo();
  if (!Number.isInteger(info)) refuse('an update that breaks off');
  const id = Y.createID(client, clock);
  if (info === GC) return new Y.GC(id, lengthOf(decoder.readLen()));
  if (info === SKIP) return new Y.Skip(id, lengthOf(decoding.readVarUint(decoder.restDecoder)));
  const origin = info & HAS_ORIGIN ? checkedId(decoder.readLeftID()) : null;
  const rightOrigin = info & HAS_RIGHT_ORIGIN ? checkedId(decoder.readRightID()) : null;
  const isBeside = origin !== null || rightOrigin !== null;
  const parent = isBeside ? null : decoder.readParentInfo() ? decoder.readString() : checkedId(decoder.readLeftID());
  const key = !isBeside && info & HAS_KEY ? decoder.readString() : null;
  // The name of a root stands for the root until Yjs applies the update, as in Yjs's own `decodeUpdate`.
  const item = new Y.Item(id, null, origin, null, rightOrigin, parent as Y.ID | null, key, parseContent(decoder, info & KIND_BITS));
  lengthOf(item.length);
  return item;
}

function* parseDeletions(decoder: Decoder) {
  const { restDecoder } = decoder;
  const deleted = new Map<number, ClockRange[]>();
  for (let replicas = decoding.readVarUint(restDecoder); replicas > 0; replicas--) {
    decoder.resetDsCurVal();
    const client = replica(decoding.readVarUint(restDecoder));
    const ranges = deleted.get(client) ?? [];
    for (let count = decoding.readVarUint(restDecoder); count > 0; count--) {
      const from = clockOf(decoder.readDsClock());
      // Yjs divides what stands there, even when nothing is deleted.
      ranges.push({ from, to: clockOf(from + lengthOf(decoder.readDsLen())) });
      if (count % STRUCTS_A_STEP === 0) yield;
    }
    if (ranges.length > 0) deleted.set(client, ranges);
  }
  for (const [client, ranges] of deleted) deleted.set(client, merged(ranges));
  return deleted;
}

function merged(ranges: readonly ClockRange[]): ClockRange[] {
  const rows: { from: number; to: number }[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = rows.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else rows.push({ from, to });
  }
  return rows;
}

function checkedId(id: Y.ID): Y.ID {
  replica(id.client);
  clockOf(id.clock);
  return id;
}

function replica(client: number): number {
  return Number.isInteger(client) && client >= 0 && client < MOST_REPLICA ? client : refuse('a replica that nobody is');
}

function clockOf(clock: number): number {
  return Number.isInteger(clock) && clock >= 0 && clock <= MOST_CLOCK ? clock : refuse('a clock that nobody has');
}
