import { createElement } from 'react';
import { pictureDrawing } from './picture-drawings';

/** Somebody's picture of the day, decorative: their name or the picture's word is said beside it. */
export function PictureIcon({ picture, size = 20 }: { readonly picture: string; readonly size?: number }) {
  const drawing = pictureDrawing(picture);
  if (!drawing) return null;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden from screen readers, words stand beside it
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {drawing.map(([name, shape]) => createElement(name, { key: JSON.stringify(shape), ...shape }))}
    </svg>
  );
}
