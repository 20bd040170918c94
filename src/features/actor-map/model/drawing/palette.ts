/**
 * The hues of `client/kit/tokens.css` in its light theme, for what leaves the app: an SVG, a picture and a
 * Mermaid file carry their colours with them. A test compares the two.
 */
export const PRINTED_COLOURS: Readonly<Record<string, string>> = {
  people: '#b93a0b',
  volunteers: '#0b6e4f',
  professionals: '#1f4fc4',
  elected: '#7a2ba8',
  researchers: '#7a5a00',
  rose: '#b0195f',
  lagoon: '#00657a',
  slate: '#4a5568',
};

/** The hues of the parcours d'accès laid over a drawing that leaves, by their look; those of the same style sheet. */
export const PRINTED_PATHS = { first: '#0b5bd3', second: '#b04a00' } as const;

/** Words and lines of a drawing that leaves the app. */
export const PRINTED_INK = '#16181d';
/** The ground of a drawing that leaves the app. */
export const PRINTED_SHEET = '#ffffff';

/** The printed colour of a college; ink for one that has none of the palette's. */
export function printedColour(token: string | undefined): string {
  return PRINTED_COLOURS[token ?? ''] ?? PRINTED_INK;
}

/** The ground of an actor in print: its college's colour, a tenth of it on white. */
export function tintOf(token: string | undefined): string {
  const colour = PRINTED_COLOURS[token ?? ''];
  if (!colour) return PRINTED_SHEET;
  const parts = [1, 3, 5].map((at) => Math.round(255 - (255 - Number.parseInt(colour.slice(at, at + 2), 16)) * 0.1));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** College shapes in a 16 × 16 box, as the badges of the interface draw them. */
export const COLLEGE_OUTLINES: Readonly<Record<string, string>> = {
  circle: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z',
  triangle: 'M8 1 15.5 15H.5z',
  square: 'M2.5 1.5h11a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1z',
  diamond: 'M8 .5 15.5 8 8 15.5.5 8z',
  pentagon: 'M8 .5 15.4 6 12.6 15H3.4L.6 6z',
  hexagon: 'M4 1.2h8L15.8 8 12 14.8H4L.2 8z',
  star: 'M8 .3l2.3 5 5.4.6-4 3.7 1.1 5.4L8 12.3 3.2 15l1.1-5.4-4-3.7 5.4-.6z',
  cross: 'M5.2 1h5.6v4.2H15v5.6h-4.2V15H5.2v-4.2H1V5.2h4.2z',
};

/** The outline of a college's shape. */
export function collegeOutline(shape: string): string {
  return COLLEGE_OUTLINES[shape] ?? COLLEGE_OUTLINES.circle ?? '';
}
