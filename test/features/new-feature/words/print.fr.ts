/** What the recipes add, when they leave, to what people wrote; in French. */
export const fr = { title: 'Recettes' };
