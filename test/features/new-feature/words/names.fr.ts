/** What the recipes are called on the path and on the home screen, in French. */
export const fr = { path: 'Recettes', cook: 'Cuisiner' };
