/** What the people of a démarche add to what leaves, in French. */
export const fr = { colleges: 'Les collèges' } as const;
