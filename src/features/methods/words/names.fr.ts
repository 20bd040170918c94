/** What the method is called on the path and on the home screen, in French. */
export const fr = { path: 'Méthode', start: 'Commencer une démarche' };
