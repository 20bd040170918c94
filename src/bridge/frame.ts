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
const frameSchema = z.union([
  z.tuple([z.literal('call'), id, name, name, z.unknown()]),
  z.tuple([z.literal('ok'), id, z.unknown()]),
  z.tuple([z.literal('err'), id, wireErrorSchema]),
  z.tuple([z.literal('open'), id, name, name, z.unknown()]),
  z.tuple([z.literal('item'), id, z.unknown()]),
  z.tuple([z.literal('end'), id, wireErrorSchema.nullable()]),
]);

/** What crosses a channel, encoded by lib0's `encodeAny`. */
export type Frame = z.infer<typeof frameSchema>;
export type WireError = z.infer<typeof wireErrorSchema>;

export function encodeFrame(frame: Frame): Uint8Array {
  return encodeAny(frame);
}

/** The frame in `bytes`, or undefined when they are none: garbage is dropped at the boundary. */
export function decodeFrame(bytes: Uint8Array): Frame | undefined {
  try {
    const result = frameSchema.safeParse(decodeAny(bytes));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

/** Code, sentence and placeholders; the stack stays home. */
export function toWireError(error: unknown): WireError {
  const { code, message, details } = toAppError(error);
  // What nobody foresaw may hold a path or a text: its message does not leave the host.
  return { code, message: code === 'internal' ? 'internal error' : message.slice(0, 2000), details: { ...details } };
}

export function fromWireError(error: WireError): AppError {
  return new AppError(isErrorCode(error.code) ? error.code : 'internal', error.message, error.details);
}
