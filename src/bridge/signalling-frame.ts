import { z } from 'zod';

const peerId = z.string().min(1).max(100);
const topic = z.string().min(1).max(120);

const descriptionSchema = z.object({ type: z.enum(['offer', 'answer']), sdp: z.string().max(60_000) });
const candidateSchema = z.object({
  type: z.literal('candidate').optional(),
  candidate: z.object({
    candidate: z.string().max(2000),
    sdpMid: z.string().max(64).nullish(),
    sdpMLineIndex: z.int().min(0).max(64).nullish(),
  }),
});

/** What one window tells another to open a WebRTC connection: a description or a candidate, nothing else. */
const signalSchema = z.union([descriptionSchema, candidateSchema]);

const announceSchema = z.object({ type: z.literal('announce'), from: peerId });
const addressedSchema = z.object({
  type: z.literal('signal'),
  from: peerId,
  to: peerId,
  token: z.number().optional(),
  signal: signalSchema,
});

/**
 * The frames of y-webrtc's own signalling protocol (JSON objects over a WebSocket in the stock server,
 * items of a stream here), so that any server that speaks it can serve as a relay.
 */
export const publishSchema = z.object({
  type: z.literal('publish'),
  topic,
  data: z.discriminatedUnion('type', [announceSchema, addressedSchema]),
});

/** From a window to the server. */
export const signallingRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['subscribe', 'unsubscribe']), topics: z.array(topic).max(32) }),
  publishSchema,
  z.object({ type: z.literal('ping') }),
]);

/** From the server to a window. */
export const signallingNewsSchema = z.discriminatedUnion('type', [publishSchema, z.object({ type: z.literal('pong') })]);

/** What one window says to others at a topic: that it is there, or a signal for one of them. */
export type PublishFrame = z.infer<typeof publishSchema>;
/** What a window sends to the signalling server, in y-webrtc's own form. */
export type SignallingRequest = z.infer<typeof signallingRequestSchema>;
/** What the signalling server sends to a window. */
export type SignallingNews = z.infer<typeof signallingNewsSchema>;
