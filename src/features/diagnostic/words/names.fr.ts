/** What the diagnostic is called on the path, in French. */
export const fr = { path: 'Diagnostic' };
