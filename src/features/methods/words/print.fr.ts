/** What stands in a method file for a title that had to be taken out, in French. */
export const fr = { untitled: 'Sans titre' };
