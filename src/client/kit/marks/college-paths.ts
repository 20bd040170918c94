/** The closed sets a college's look is taken from; see `tokens.css` for the hues in each theme. */
export const COLLEGE_COLOURS = ['people', 'volunteers', 'professionals', 'elected', 'researchers', 'rose', 'lagoon', 'slate'] as const;
/** One of these hues. */
export type CollegeColour = (typeof COLLEGE_COLOURS)[number];
/** Shapes that tell colleges apart without colour. */
export const COLLEGE_SHAPES = ['circle', 'triangle', 'square', 'diamond', 'pentagon', 'hexagon', 'star', 'cross'] as const;
/** One of these shapes. */
export type CollegeShapeName = (typeof COLLEGE_SHAPES)[number];

/** Each shape in a 16 × 16 box; also used by maps, so that a shape is the same everywhere. */
export const COLLEGE_PATHS: Readonly<Record<CollegeShapeName, string>> = {
  circle: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z',
  triangle: 'M8 1 15.5 15H.5z',
  square: 'M2.5 1.5h11a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1z',
  diamond: 'M8 .5 15.5 8 8 15.5.5 8z',
  pentagon: 'M8 .5 15.4 6 12.6 15H3.4L.6 6z',
  hexagon: 'M4 1.2h8L15.8 8 12 14.8H4L.2 8z',
  star: 'M8 .3l2.3 5 5.4.6-4 3.7 1.1 5.4L8 12.3 3.2 15l1.1-5.4-4-3.7 5.4-.6z',
  cross: 'M5.2 1h5.6v4.2H15v5.6h-4.2V15H5.2v-4.2H1V5.2h4.2z',
};
