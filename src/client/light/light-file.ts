import { AppError } from '#shared/app-error';

/** A file as it leaves a phone: bytes, and what they are without parameters (`image/jpeg`, `audio/mp4`). */
export interface LightFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The longer side a photo keeps. */
const MOST_PIXELS = 1600;

/**
 * A photo drawn again, small: pixels and nothing else, so that the place and the time where it was taken stay on the
 * phone. Throws `unreadable-image`, or `too-large` when it stays above `mostBytes`.
 */
export async function lightPhoto(file: Blob, mostBytes: number): Promise<LightFile> {
  const image = await load(file);
  const scale = Math.min(1, MOST_PIXELS / Math.max(image.naturalWidth, image.naturalHeight, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new AppError('unreadable-image', 'no canvas');
  // A photo has no transparency; a drawing that had some lies on paper.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
  if (!jpeg) throw new AppError('unreadable-image', 'the picture could not be drawn again');
  return checked(jpeg, 'image/jpeg', mostBytes);
}

/** A recording as the phone made it. Throws `too-large`. */
export function lightRecording(file: Blob, mostBytes: number): Promise<LightFile> {
  const mediaType = file.type.split(';', 1)[0]?.trim() ?? '';
  return checked(file, mediaType.startsWith('audio/') ? mediaType : 'audio/mpeg', mostBytes);
}

async function checked(blob: Blob, mediaType: string, mostBytes: number): Promise<LightFile> {
  if (blob.size > mostBytes) throw new AppError('too-large', `${blob.size} bytes`);
  // Not `blob.arrayBuffer()`: phones of 2018 lack it.
  return { mediaType, bytes: new Uint8Array(await new Response(blob).arrayBuffer()) };
}

/** An element and not `createImageBitmap`: it turns a photo the way the phone was held, on old phones too. */
function load(file: Blob): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const address = URL.createObjectURL(file);
    const image = new Image();
    const end = () => URL.revokeObjectURL(address);
    image.onload = () => {
      end();
      resolve(image);
    };
    image.onerror = () => {
      end();
      reject(new AppError('unreadable-image', 'not a picture that can be shown'));
    };
    image.src = address;
  });
}
