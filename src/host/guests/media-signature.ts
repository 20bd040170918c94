import { fileTypeFromBuffer } from 'file-type';
import { type FileKind, hasAt, PICTURES, RECORDINGS } from '#shared/file-kinds';

/** What a phone may give: pictures are still ones, as it takes and draws them. */
const GIVEN: readonly FileKind[] = [PICTURES.jpeg, PICTURES.png, PICTURES.webp, ...Object.values(RECORDINGS)];

const ID3_TAG = [0x49, 0x44, 0x33];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Whether the bytes are what the media type says, and a kind of photo or recording that is kept. */
export async function isWhatItSays(bytes: Uint8Array, mediaType: string): Promise<boolean> {
  const kinds = GIVEN.filter(({ mediaTypes }) => mediaTypes.includes(mediaType));
  // The library looks behind these two. Only an MP3 may begin with a tag, and none of them with a mark.
  if (hasAt(bytes, 0, BYTE_ORDER_MARK) || (hasAt(bytes, 0, ID3_TAG) && !kinds.includes(RECORDINGS.mp3))) return false;
  // What the library can't read to its end is none of them.
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return found !== undefined && kinds.some(({ extensions }) => extensions.includes(found.ext));
}
