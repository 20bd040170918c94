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
  withdraw: {
    title: 'Retirer ces mots ?',
    erased: 'Dix minutes après, ils seront effacés de cet ordinateur et de chaque table reliée, copies de sûreté comprises.',
    looking: 'Je cherche les mêmes mots ailleurs…',
    nowhere: 'Les mêmes mots ne se trouvent nulle part ailleurs. S’ils ont été redits autrement, rien ne peut les retrouver.',
    notLooked: 'Les mêmes mots n’ont pas pu être cherchés ailleurs. S’ils ont été recopiés à la main, ils y resteront.',
    elsewhere: 'Les mêmes mots restent ici',
    byHand:
      'Là, ils ne s’effacent pas tout seuls. Allez d’abord les enlever : ensuite, on ne pourra plus les chercher. S’ils ont été redits autrement, rien ne peut les retrouver.',
    found: '« {words} »',
    somewhere: 'Ailleurs dans la démarche',
    go: 'Retirer',
  },
  diagram: {
    drawing: 'Je dessine…',
    tooLong: 'Le dessin prend trop de temps. Son texte est ci-dessous.',
    unreadable: 'Ce texte ne peut pas être dessiné. Le voici, tel qu’il est.',
    text: 'Le texte du dessin',
  },
};
