import { AppError } from '#shared/app-error';

/** Files heavier than this are refused before they are read. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;
/** The longer side a stored picture may have. */
const MAX_SIDE = 1600;

export interface DrawnPicture {
  readonly data: string;
  readonly width: number;
  readonly height: number;
}

type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif';

/** What a file is by its first bytes; its name and its declared type are only claims. */
export function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'gif';
  if (starts(0x52, 0x49, 0x46, 0x46) && [0x57, 0x45, 0x42, 0x50].every((byte, index) => bytes[8 + index] === byte)) return 'webp';
  return undefined;
}

/**
 * Reads a picture and draws it again, small enough for `maxCharacters` of data URL: what is stored is
 * pixels and nothing else. Throws `unreadable-image` (a drawing in SVG, which may hold a script, is no
 * picture here) or `too-large`.
 */
export async function drawPicture(file: Blob, maxCharacters: number): Promise<DrawnPicture> {
  if (file.size > MAX_FILE_BYTES) throw new AppError('too-large', `picture of ${file.size} bytes`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = pictureKind(bytes);
  if (!kind) throw new AppError('unreadable-image', 'not a picture that can be shown');
  const bitmap = await createImageBitmap(new Blob([bytes], { type: `image/${kind}` })).catch((cause: unknown) => {
    throw new AppError('unreadable-image', 'the picture is damaged', {}, { cause });
  });
  try {
    return shrink(bitmap, kind, maxCharacters);
  } finally {
    bitmap.close();
  }
}

function shrink(bitmap: ImageBitmap, kind: PictureKind, maxCharacters: number): DrawnPicture {
  let side = Math.min(MAX_SIDE, Math.max(bitmap.width, bitmap.height));
  for (let attempt = 0; attempt < 8; attempt++, side = Math.round(side * 0.75)) {
    const scale = side / Math.max(bitmap.width, bitmap.height);
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const data = draw(bitmap, width, height, kind === 'jpeg' || attempt > 0 ? 'image/jpeg' : 'image/png');
    if (data.length <= maxCharacters) return { data, width, height };
  }
  throw new AppError('too-large', 'the picture stays too heavy');
}

function draw(bitmap: ImageBitmap, width: number, height: number, type: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new AppError('unreadable-image', 'no canvas');
  if (type === 'image/jpeg') {
    // A photo has no transparency; a drawing that had some lies on paper.
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas.toDataURL(type, 0.82);
}
