import { decodeAny, encodeAny } from 'lib0/buffer';
import { z } from 'zod';
import { AppError, isErrorCode, toAppError } from '#shared/app-error';

const wireErrorSchema = z.object({
  code: z.string(),
  message: z.string().max(2000),
  details: z.record(z.string(), z.union([z.string(), z.number()])).catch({}),
});

const id = z.int();
const name = z.string().max(80);
const FRAMES = {
  call: z.tuple([z.literal('call'), id, name, name, z.unknown()]),
  ok: z.tuple([z.literal('ok'), id, z.unknown()]),
  err: z.tuple([z.literal('err'), id, wireErrorSchema]),
  open: z.tuple([z.literal('open'), id, name, name, z.unknown()]),
  item: z.tuple([z.literal('item'), id, z.unknown()]),
  end: z.tuple([z.literal('end'), id, wireErrorSchema.nullable()]),
} as const;

/** What crosses a channel, encoded by lib0's `encodeAny`. */
export type Frame = { [K in keyof typeof FRAMES]: z.infer<(typeof FRAMES)[K]> }[keyof typeof FRAMES];
/** A failure as it crosses: a code, a message for logs of at most 2,000 characters, and what fills the sentence. */
export type WireError = z.infer<typeof wireErrorSchema>;

/** The bytes of a frame; `decodeFrame` reads them again. */
export function encodeFrame(frame: Frame): Uint8Array {
  return encodeAny(frame);
}

/** The frame in `bytes`, or undefined when they are none: garbage is dropped at the boundary. */
export function decodeFrame(bytes: Uint8Array): Frame | undefined {
  try {
    const value: unknown = decodeAny(bytes);
    const kind: unknown = Array.isArray(value) ? value[0] : undefined;
    // Items are what comes hundreds of times a second; their content is checked by its own schema.
    if (kind === 'item' && isItem(value)) return value;
    if (typeof kind !== 'string' || !Object.hasOwn(FRAMES, kind)) return undefined;
    return FRAMES[kind as keyof typeof FRAMES].safeParse(value).data;
  } catch {
    return undefined;
  }
}

function isItem(value: unknown): value is Frame & ['item', number, unknown] {
  return Array.isArray(value) && value.length === 3 && Number.isSafeInteger(value[1]);
}

/** An item encoded once for all the streams that emit it: only the number of the stream differs. */
export interface SharedItem<D> {
  readonly item: D;
  /** The whole frame, to be sent as it is and not to be written to. */
  frameFor(stream: number): Uint8Array;
}

/** Encodes an item once, however many streams it is sent on: only the stream's number differs between their frames. */
export function shareItem<D>(item: D): SharedItem<D> {
  const encoded = encodeAny(item);
  // Clients open their streams in the same order, so that most numbers are the same too.
  const frames = new Map<number, Uint8Array>();
  const frameFor = (stream: number) => {
    const frame = frames.get(stream) ?? behind(itemHeader(stream), encoded);
    frames.set(stream, frame);
    return frame;
  };
  return { item, frameFor };
}

/** What comes before an item in its frame: all of a frame that carries `null`, which is one byte, but that byte. */
function itemHeader(stream: number): Uint8Array {
  return encodeFrame(['item', stream, null]).subarray(0, -1);
}

function behind(header: Uint8Array, body: Uint8Array): Uint8Array {
  const whole = new Uint8Array(header.byteLength + body.byteLength);
  whole.set(header);
  whole.set(body, header.byteLength);
  return whole;
}

/** Code, sentence and placeholders; the stack stays home. */
export function toWireError(error: unknown): WireError {
  const { code, message, details } = toAppError(error);
  // What nobody foresaw may hold a path or a text: its message does not leave the host.
  return { code, message: code === 'internal' ? 'internal error' : message.slice(0, 2000), details: { ...details } };
}

/** The failure at this end; a code that this version does not know becomes `internal`. */
export function fromWireError(error: WireError): AppError {
  return new AppError(isErrorCode(error.code) ? error.code : 'internal', error.message, error.details);
}
