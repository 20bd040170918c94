/**
 * What is said when the host can’t open, in a terminal or in a window, in French. Every sentence says what to do next. Their
 * no-break spaces are written out: no reader goes over paths and addresses.
 */
export const fr = {
  badOption: (option: string) => `Option inconnue ou mal écrite\u00a0: ${option}. Exemple\u00a0: --data DOSSIER --port 0`,
  portInUse: (port: string) =>
    `Le port ${port} est déjà utilisé par un autre programme. Choisissez-en un autre avec --port, ou --port 0 pour un port libre.`,
  folderUnwritable: (folder: string) =>
    `Impossible d’écrire dans le dossier ${folder}. Choisissez un autre dossier avec --data, ou rendez celui-ci accessible en écriture.`,
  folderInUse: (folder: string) =>
    `Faire Avec est déjà ouvert sur le dossier ${folder}. Fermez l’autre fenêtre ou l’autre terminal, puis recommencez.`,
  diskFull: () => 'Le disque est plein. Libérez de la place, puis recommencez. Ce qui était enregistré n’a pas bougé.',
  notBuilt: () => 'L’application n’est pas construite. Lancez «\u00a0npm start\u00a0», qui la construit.',
  openByHand: (url: string) => `Aucun navigateur ne s’est ouvert tout seul. Ouvrez cette adresse dans votre navigateur\u00a0: ${url}`,
  unexpected: (reason: string) => `Le démarrage a échoué\u00a0: ${reason}`,
};

/** The sentences a language must have. */
export type OpeningMessages = typeof fr;
