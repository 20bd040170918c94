/** Words of the kit itself, the same on every screen. */
export const fr = {
  close: 'Fermer',
  closePanel: 'Fermer « {title} »',
  closeNotice: 'Fermer ce message',
  cancel: 'Annuler',
  choose: 'Choisir…',
  stop: 'Arrêter',
  example: 'Par exemple',
  messages: 'Messages',
  elapsed: '{seconds} s',
  retry: 'Réessayer',
  newerElement: 'Élément venu d’une version plus récente',
  notice: { info: 'À savoir :', ok: 'Fait :', warn: 'Attention :', error: 'Problème :' },
  diagram: {
    drawing: 'Je dessine…',
    tooLong: 'Le dessin prend trop de temps. Son texte est ci-dessous.',
    unreadable: 'Ce texte ne peut pas être dessiné. Le voici, tel qu’il est.',
    text: 'Le texte du dessin',
  },
};
