/** What joining a table is called on the home screen, in French. */
export const fr = { join: 'Rejoindre une table' };
