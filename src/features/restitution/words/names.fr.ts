/** What the restitution is called on the path, in French. */
export const fr = { path: 'Restitution' };
