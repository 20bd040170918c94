import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** One client's state in an awareness update of y-protocols; `json` is `null` when the client left. */
export interface AwarenessEntry {
  readonly clientId: number;
  readonly clock: number;
  readonly json: string;
}

const MAX_ENTRIES = 200;
const MAX_STATE_LENGTH = 8 * 1024;
/** A clock beyond this is a lock-out attempt: nobody moves a cursor a thousand million times. */
const MAX_CLOCK = 1e9;

/**
 * Reads an awareness update a peer wrote. Returns undefined when it is malformed or over the bounds, so that
 * it is dropped whole: presence is refreshed within seconds anyway.
 */
export function decodeAwarenessUpdate(update: Uint8Array): readonly AwarenessEntry[] | undefined {
  try {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    if (count > MAX_ENTRIES) return undefined;
    return Array.from({ length: count }, () => readEntry(decoder));
  } catch {
    return undefined;
  }
}

export function encodeAwarenessUpdate(entries: readonly AwarenessEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { clientId, clock, json } of entries) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, json);
  }
  return encoding.toUint8Array(encoder);
}

function readEntry(decoder: decoding.Decoder): AwarenessEntry {
  const clientId = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  const json = decoding.readVarString(decoder);
  const state: unknown = JSON.parse(json);
  const isState = state === null || (typeof state === 'object' && !Array.isArray(state));
  if (clock > MAX_CLOCK || json.length > MAX_STATE_LENGTH || !isState) throw new RangeError('awareness entry out of bounds');
  return { clientId, clock, json };
}
