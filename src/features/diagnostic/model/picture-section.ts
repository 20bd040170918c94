import type * as Y from 'yjs';
import { z } from 'zod';
import { type RecordCollection, recordCollection } from '#document/records/record-collection';
import type { Section } from '#document/section';

/** What one picture may weigh as a data URL: enough for a photo read on a screen or printed on a page. */
export const MAX_PICTURE_CHARACTERS = 270_000;

/**
 * A picture of a text, drawn again by this app before it was stored: no script, no place, no camera is in
 * it. Only these two kinds are ever shown, whatever a peer wrote.
 */
const pictureSchema = z.object({
  data: z
    .string()
    .max(MAX_PICTURE_CHARACTERS)
    .regex(/^data:image\/(?:jpeg|png|webp);base64,[A-Za-z0-9+/=]+$/u),
  width: z.number().int().min(1).max(8000),
  height: z.number().int().min(1).max(8000),
  description: z.string().max(300).catch(''),
  createdAt: z.number().catch(0),
});
type Picture = z.output<typeof pictureSchema>;

/** The pictures of a démarche's texts. */
export function picturesOf(core: Y.Doc): RecordCollection<Picture> {
  return recordCollection(core, 'pictures', pictureSchema);
}

/** The pictures' place in the core document: a picture is erased with its last use in a text. */
export const pictureSection: Section = {
  name: 'pictures',
  kind: 'core',
  version: 1,
  migrations: [],
  // Their bytes are for the texts: a list is never shown them.
  project: (core) => ({
    pictures: picturesOf(core)
      .list()
      .map(({ id }) => ({ id })),
  }),
  counted: 'pictures',
  embedded: ['pictures'],
  withdrawable: ['pictures'],
};
