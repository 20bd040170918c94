/** What is said about files and USB keys. */
export const fr = {
  openFile: 'Ouvrir un fichier',
  keepTitle: 'Garder et transmettre',
  keepIntro: 'Emporter la démarche, la protéger, revenir en arrière.',
  keyTitle: 'Échanger par clé USB',
  file: {
    reading: 'Je lis « {name} »…',
    saving: 'Je prépare le fichier…',
    saved: 'Fichier prêt : {name}. Copiez-le sur une clé, ou envoyez-le.',
    created: '« {title} » est là.',
    merged:
      '« {title} » est à jour : {added, plural, =0 {rien de nouveau} one {# partie nouvelle} other {# parties nouvelles}}, {merged, plural, =0 {rien à réunir} one {# partie réunie} other {# parties réunies}}.',
    partly:
      "{count, plural, one {Une partie du fichier n'a pas pu être lue.} other {# parties du fichier n'ont pas pu être lues.}} Le reste est là.",
    removalsIgnored:
      '{count, plural, one {Ce fichier demandait d’effacer une partie de la démarche.} other {Ce fichier demandait d’effacer # parties de la démarche.}} Rien n’a été effacé : un fichier n’efface rien ici.',
    unrelatedTitle: 'Deux démarches différentes',
    unrelated:
      'Ce fichier porte le même numéro qu’une démarche de cet ordinateur, mais elles ont commencé à part : les réunir mélangerait deux histoires. Rien n’a été changé.',
    openApart: 'Ouvrir à part',
    lockedTitle: 'Ce fichier est fermé à clé',
    passphrase: 'Phrase secrète',
    unlock: 'Ouvrir',
    wrong: "Ce n'est pas la bonne phrase. Vérifiez les majuscules et les espaces.",
    damagedTitle: 'Ce fichier est abîmé',
    damaged:
      "Une partie ne se lit plus. {intact, plural, one {# partie est intacte} other {# parties sont intactes}}. Rien n'a été changé sur cet ordinateur.",
    takeIntact: 'Prendre ce qui est lisible',
    leave: 'Ne rien prendre',
  },
  save: {
    title: 'Enregistrer dans un fichier',
    words: 'Toute la démarche tient dans un fichier : à mettre sur une clé, à envoyer, à ranger.',
    seal: 'Protéger par une phrase secrète',
    passphrase: 'Phrase secrète',
    sealHint: 'Il faudra la phrase pour ouvrir le fichier. Oubliée, le fichier est perdu.',
    open: 'Sans phrase, toute personne qui a ce fichier peut le lire.',
    go: 'Enregistrer',
    cancel: 'Annuler',
  },
  key: {
    intro: 'La clé passe de table en table. Chacune prend ce qu’elle apporte et y laisse le sien : personne n’écrase personne.',
    tableName: 'Le nom de cette table',
    tableNameHint: 'Il dira aux autres de qui vient le fichier. Par exemple : Table 2.',
    folder: 'Choisir la clé',
    folderHint: 'Faire Avec prend ce qu’il y a sur la clé, puis y met le fichier de cette table.',
    byHand: 'Faire en deux gestes',
    takeTitle: '1. Prendre ce qu’il y a sur la clé',
    take: 'Prendre les fichiers de la clé',
    putTitle: '2. Mettre sur la clé',
    put: 'Préparer le fichier',
    putHint: 'Enregistrez-le sur la clé, à côté des autres.',
    reading: 'Je lis la clé…',
    writing: 'J’écris sur la clé…',
    none: 'Il n’y a pas encore de fichier de cette démarche sur la clé.',
    came: '{count, plural, =0 {Rien de nouveau} one {# ajout reçu} other {# ajouts reçus}}',
    went: '{count, plural, =0 {Rien de nouveau à donner} one {# ajout parti} other {# ajouts partis}}',
    removed: '{count, plural, one {# retrait} other {# retraits}}',
    from: 'de {name}, écrit {date}',
    fromNobody: 'd’une table sans nom, écrit {date}',
    written: 'Le fichier « {name} » est sur la clé.',
    prepared: 'Le fichier « {name} » est prêt : enregistrez-le sur la clé.',
    done: 'Échange fait à {time}. Vous pouvez retirer la clé.',
    other:
      '{count, plural, one {Un fichier est d’une autre démarche : laissé tel quel.} other {# fichiers sont d’autres démarches : laissés tels quels.}}',
    removalsIgnored:
      '« {name} » demandait d’effacer {count, plural, one {une partie} other {# parties}} de la démarche. Rien n’a été effacé.',
    unrelated:
      '« {name} » porte le même numéro que cette démarche, mais c’en est une autre : rien n’en a été pris. Pour la lire, choisissez « Ouvrir un fichier » sur l’accueil.',
    unreadable: '« {name} » n’a pas pu être lu. Rien n’en a été pris.',
    refused: 'Une partie de « {name} » n’a pas pu être prise. Le reste est là.',
    sealedTitle: '« {name} » est protégé par une phrase secrète',
    skip: 'Laisser ce fichier',
    denied: 'Cet ordinateur ne laisse pas écrire sur la clé d’ici. Faites-le en deux gestes, ci-dessous.',
  },
  // Other words by which « Chercher » finds what one does here.
  gestures: {
    key: 'usb échanger copier transporter transférer clé',
  },
};
