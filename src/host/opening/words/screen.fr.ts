/** What is said when the host can’t open, in a terminal or in a window, in French. Every sentence says what to do next. */
export const fr = {
  badOption: 'Option inconnue ou mal écrite : {option}. Exemple : --data DOSSIER --port 0',
  portInUse: 'Le port {port} est déjà utilisé par un autre programme. Choisissez-en un autre avec --port, ou --port 0 pour un port libre.',
  folderUnwritable:
    'Impossible d’écrire dans le dossier {folder}. Rien n’est abîmé : il appartient à une autre personne de cet ordinateur, ou il est en lecture seule. Demandez le droit d’y écrire à qui s’occupe de l’ordinateur, ou choisissez un autre dossier avec --data.',
  folderInUse: 'Faire Avec est déjà ouvert sur le dossier {folder}. Fermez l’autre fenêtre ou l’autre terminal, puis recommencez.',
  diskFull: 'Le disque est plein. Libérez de la place, puis recommencez. Ce qui était enregistré n’a pas bougé.',
  notBuilt: 'L’application n’est pas construite. Lancez « npm start », qui la construit.',
  openByHand: 'Aucun navigateur ne s’est ouvert tout seul. Ouvrez cette adresse dans votre navigateur : {url}',
  unexpected: 'Le démarrage a échoué : {reason}',
};
