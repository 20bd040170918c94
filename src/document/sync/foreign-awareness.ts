import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type Awareness, applyAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import { AppError } from '#shared/app-error';

/** What one presence message may weigh, and one state in it. */
const MAX_MESSAGE_BYTES = 256 * 1024;
const MAX_STATE_CHARACTERS = 8 * 1024;
const MAX_STATES = 256;
/** A clock only grows; one beyond this would lock its owner out for ever. */
const MAX_CLOCK = 1_000_000_000;

/** Which connection speaks for which client, so that nobody moves somebody else's cursor. */
const speakers = new WeakMap<Awareness, Map<number, string>>();

/**
 * Takes a presence message that came through the connection `speaker`, keeping what that connection may say:
 * not this window's own state, and no client that another live connection speaks for. `most` is how many
 * clients one connection may speak for.
 * Throws `bad-input` or `too-large` on garbage; nothing has then changed.
 */
export function applyForeignAwareness(awareness: Awareness, message: Uint8Array, speaker: string, most: number, origin: unknown): void {
  const owners = speakers.get(awareness) ?? new Map<number, string>();
  speakers.set(awareness, owners);
  const accepted = readStates(message).filter(({ client }) => {
    if (client === awareness.clientID) return false;
    const owner = owners.get(client);
    if (owner === undefined && countOf(owners, speaker) < most) owners.set(client, speaker);
    return owners.get(client) === speaker;
  });
  if (accepted.length > 0) applyAwarenessUpdate(awareness, writeStates(accepted), origin);
}

/** The connection is gone: whom it spoke for is gone with it, until somebody else speaks for them. */
export function forgetSpeaker(awareness: Awareness, speaker: string, origin: unknown): void {
  const owners = speakers.get(awareness);
  if (!owners) return;
  const clients = [...owners].filter(([, owner]) => owner === speaker).map(([client]) => client);
  for (const client of clients) owners.delete(client);
  removeAwarenessStates(awareness, clients, origin);
}

interface ForeignState {
  readonly client: number;
  readonly clock: number;
  readonly json: string;
}

function readStates(message: Uint8Array): ForeignState[] {
  if (message.byteLength > MAX_MESSAGE_BYTES) throw new AppError('too-large', 'presence message');
  try {
    const decoder = decoding.createDecoder(message);
    const count = decoding.readVarUint(decoder);
    if (count > MAX_STATES) throw new AppError('too-large', 'presence message');
    return Array.from({ length: count }, () => readState(decoder));
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('bad-input', 'presence message refused', {}, { cause: error });
  }
}

function readState(decoder: decoding.Decoder): ForeignState {
  const client = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  const json = decoding.readVarString(decoder);
  const state: unknown = JSON.parse(json);
  if (clock > MAX_CLOCK || json.length > MAX_STATE_CHARACTERS) throw new AppError('bad-input', 'presence state refused');
  if (typeof state !== 'object') throw new AppError('bad-input', 'presence state refused');
  return { client, clock, json };
}

function writeStates(states: readonly ForeignState[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  for (const { client, clock, json } of states) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, json);
  }
  return encoding.toUint8Array(encoder);
}

function countOf(owners: ReadonlyMap<number, string>, speaker: string): number {
  let count = 0;
  for (const owner of owners.values()) if (owner === speaker) count++;
  return count;
}
