import { z } from 'zod';

/**
 * What others see of somebody who is here now. Never stored. Everything is bounded: a peer writes it.
 * `place` says where the person is looking (`diagnostic/<section>`, `actors/<actor>`), so that others can
 * see it and follow.
 */
export const presenceSchema = z.object({
  personId: z.string().max(64).catch(''),
  name: z.string().max(60).catch(''),
  /** Id of a college; colour and shape follow from it. */
  college: z.string().max(64).catch(''),
  place: z.string().max(160).catch(''),
  /** A node being dragged, in map units: the drag itself is presence, only the drop is written. */
  drag: z
    .object({ id: z.string().max(64), at: z.tuple([z.number(), z.number()]) })
    .optional()
    .catch(undefined),
  /** Opaque to the kernel: the editor's own cursor, checked by the editor. */
  cursor: z.unknown().optional(),
});

/** Who somebody is and where they look, as others are shown it. Whatever a peer says passes `readPresence` first. */
export type Presence = z.infer<typeof presenceSchema>;

/** A peer's awareness state as presence, or undefined when it is not one. */
export function readPresence(state: unknown): Presence | undefined {
  const result = presenceSchema.safeParse(state);
  return result.success ? result.data : undefined;
}
