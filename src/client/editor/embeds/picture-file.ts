import { AppError } from '#shared/app-error';
import { type Picture, pictureKind } from '#shared/file-kinds';

/** Files heavier than this are refused before they are read. */
const MAX_FILE_BYTES = 25 * 1024 * 1024;
/** The longer side a stored picture may have. */
const MAX_SIDE = 1600;

interface DrawnPicture {
  readonly data: string;
  readonly width: number;
  readonly height: number;
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

function shrink(bitmap: ImageBitmap, kind: Picture, maxCharacters: number): DrawnPicture {
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
