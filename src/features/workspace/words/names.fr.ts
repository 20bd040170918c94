/** What the frame is called on the path, in French. */
export const fr = { path: 'Cadre' };
