/** What workshops are called on the path, in French. */
export const fr = { path: 'Ateliers' };
