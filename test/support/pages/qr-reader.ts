import type { Page } from 'playwright-core';

/** Blocks that codewords are shared over at level M, by version; a link of a session needs one of these. */
const BLOCKS: Readonly<Record<number, { readonly blocks: number; readonly words: number }>> = {
  2: { blocks: 1, words: 28 },
  3: { blocks: 1, words: 44 },
  4: { blocks: 2, words: 32 },
  5: { blocks: 2, words: 43 },
  6: { blocks: 4, words: 27 },
};
const BORDER = 4;

type Squares = readonly (readonly boolean[])[];

/** What a camera reads on the screen, from the squares as they are drawn; level M, bytes, versions 2 to 6. */
export async function readQrCode(page: Page, name = 'ouvrir la page'): Promise<string> {
  const drawing = page.getByRole('img', { name }).locator('path');
  await drawing.waitFor({ state: 'attached' });
  return decoded(squaresIn((await drawing.getAttribute('d')) ?? ''));
}

function squaresIn(path: string): Squares {
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)/gu)].map(([, x, y]) => `${Number(x) - BORDER} ${Number(y) - BORDER}`));
  const size = Math.max(...[...dark].map((place) => Number(place.split(' ')[0]))) + 1;
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (__, x) => dark.has(`${x} ${y}`)));
}

function decoded(squares: Squares): string {
  const version = (squares.length - 17) / 4;
  const shared = BLOCKS[version];
  if (!shared) throw new Error(`a QR code of version ${version}`);
  const words = codewords(squares);
  // Words of the blocks come in turns.
  const data = Array.from({ length: shared.blocks }, (_, block) =>
    Array.from({ length: shared.words }, (__, index) => words[index * shared.blocks + block] ?? 0),
  ).flat();
  const bits = data.map((word) => word.toString(2).padStart(8, '0')).join('');
  const number = (from: number, length: number) => Number.parseInt(bits.slice(from, from + length), 2);
  if (number(0, 4) !== 4) throw new Error('a QR code that holds no bytes');
  return new TextDecoder().decode(Uint8Array.from({ length: number(4, 8) }, (_, index) => number(12 + index * 8, 8)));
}

/** The codewords, read in two columns at a time, upwards and downwards, without the mask. */
function codewords(squares: Squares): number[] {
  const size = squares.length;
  const isMasked = maskOf(squares);
  const bits: boolean[] = [];
  let isUpward = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right--;
    for (let step = 0; step < size; step++) {
      const y = isUpward ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!isFixed(size, x, y)) bits.push((squares[y]?.[x] ?? false) !== isMasked(x, y));
    }
    isUpward = !isUpward;
  }
  const words: number[] = [];
  for (let at = 0; at + 8 <= bits.length; at += 8) words.push(bits.slice(at, at + 8).reduce((word, bit) => word * 2 + Number(bit), 0));
  return words;
}

/** Corners, timing lines, and the one alignment pattern. */
function isFixed(size: number, x: number, y: number): boolean {
  const isCorner = (x < 9 && y < 9) || (x < 9 && y >= size - 8) || (x >= size - 8 && y < 9);
  const isAlignment = Math.abs(x - (size - 7)) <= 2 && Math.abs(y - (size - 7)) <= 2;
  return isCorner || x === 6 || y === 6 || isAlignment;
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** The mask that the format bits beside the first corner name; checks that the level is M. */
function maskOf(squares: Squares): (x: number, y: number) => boolean {
  const bit = (x: number) => Number(squares[8]?.[x] ?? false);
  const format = [0, 1, 2, 3, 4].reduce((read, x) => read * 2 + bit(x), 0) ^ 0b10101;
  const mask = MASKS[format & 7];
  if (format >> 3 !== 0 || !mask) throw new Error('a QR code of another level');
  return mask;
}
