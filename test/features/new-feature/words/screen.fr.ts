/** What the screens of the recipes say, in French. */
export const fr = { title: 'Recettes', found: 'recette' };
