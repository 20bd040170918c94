import { AppError } from '#shared/app-error';

/** Pixels per map unit, so that a poster is sharp; less when the picture would be larger than browsers draw. */
const SHARPNESS = 2;
const LARGEST_SIDE = 8000;

/** A picture of an SVG, on white. Throws `unreadable-image` when the browser can't draw it. */
export async function pngFromSvg(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(SHARPNESS, LARGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight, 1));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new AppError('unreadable-image', 'the map could not be turned into a picture');
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('unreadable-image', 'the map could not be drawn', {}, { cause: error });
  } finally {
    URL.revokeObjectURL(url);
  }
}
