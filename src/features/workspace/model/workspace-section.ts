import type * as Y from 'yjs';
import { z } from 'zod';
import { LOCAL, type Origin } from '#document/origin';
import type { Section } from '#document/section';

/** What a démarche is: its name, its territory, what it wants, where it stands. One per core document. */
export const frameSchema = z.object({
  title: z.string().max(120).catch(''),
  /** In the group's own words: a neighbourhood, a valley, a commune. */
  territory: z.string().max(120).catch(''),
  /** What we want to understand or change, in one or two sentences. */
  purpose: z.string().max(2000).catch(''),
  /** Milliseconds since 1970. */
  createdAt: z.number().catch(0),
  /** When the group agreed on its ground rules, as `YYYY-MM-DD`; absent while it has not. */
  agreedOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/u)
    .optional()
    .catch(undefined),
});
/** A frame as read; an empty field is not said yet. */
export type Frame = z.output<typeof frameSchema>;

const ROOT = 'workspace';

/** The frame of a démarche, repaired field by field where a peer wrote something else. */
export function readFrame(core: Y.Doc): Frame {
  return frameSchema.parse(core.getMap(ROOT).toJSON());
}

/** Writes the fields given; an undefined one is removed, an equal one is left as it is. */
export function writeFrame(core: Y.Doc, change: Partial<Frame>, origin: Origin = LOCAL): void {
  const map = core.getMap(ROOT);
  core.transact(() => {
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined) map.delete(key);
      else if (map.get(key) !== value) map.set(key, value);
    }
  }, origin);
}

/** Calls back after each change of the frame, whoever made it. */
export function onFrameChange(core: Y.Doc, listener: () => void): () => void {
  const map = core.getMap(ROOT);
  map.observe(listener);
  return () => map.unobserve(listener);
}

/** The frame's place in the core document. */
export const workspaceSection: Section = {
  name: 'workspace',
  kind: 'core',
  version: 1,
  migrations: [],
  project: (doc) => readFrame(doc),
  counted: 'frames',
  *findable(core) {
    const { title, territory, purpose } = readFrame(core);
    yield { kind: 'frame', record: ROOT, title, words: purpose ? `${territory}\n${purpose}` : territory };
  },
};
