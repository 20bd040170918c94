/** What the map of actors is called on the path, in French. */
export const fr = { path: 'Acteurs' };
