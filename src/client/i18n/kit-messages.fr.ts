/** Words of the kit itself, the same on every screen. */
export const fr = {
  close: 'Fermer',
  closePanel: 'Fermer « {title} »',
  closeNotice: 'Fermer ce message',
  cancel: 'Annuler',
  stop: 'Arrêter',
  example: 'Par exemple',
  messages: 'Messages',
  elapsed: '{seconds} s',
  retry: 'Réessayer',
  notice: { info: 'À savoir :', ok: 'Fait :', warn: 'Attention :', error: 'Problème :' },
};
