/** What the inquiry is called on the path, in French. */
export const fr = { path: 'Enquête' };
