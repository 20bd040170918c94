import type { ErrorCode } from '#shared/app-error';

/** What is told of a failure: what happened, what is safe, what to do. */
export type ErrorWords = {
  readonly what: string;
  readonly safe: string;
  readonly todo: string;
};

/** The sentence of each error, in French. Complete: the type asks for one per code. */
export const fr: Readonly<Record<ErrorCode, ErrorWords>> = {
  'bad-input': {
    what: "Ce qui a été donné n'est pas lisible.",
    safe: "Rien n'a été changé.",
    todo: 'Vérifiez ce que vous avez écrit ou choisi, puis recommencez.',
  },
  forbidden: {
    what: "Ce geste n'est pas permis ici.",
    safe: "Rien n'a été changé.",
    todo: "Demandez à une personne qui anime l'atelier.",
  },
  'not-found': {
    what: "Ce que vous cherchez n'est plus ici.",
    safe: 'Le reste de la démarche est intact.',
    todo: "Revenez à l'accueil. Si c'était une démarche supprimée, regardez dans la corbeille.",
  },
  closed: {
    what: "La liaison avec cet atelier s'est arrêtée.",
    safe: 'Ce qui était « enregistré » est gardé. Vos derniers mots restent dans cette fenêtre.',
    todo: 'Laissez cette fenêtre ouverte : elle se reconnecte seule.',
  },
  'too-large': {
    what: 'Ce fichier ou ce texte est trop grand pour passer en une fois.',
    safe: "Rien n'a été changé.",
    todo: 'Coupez-le en morceaux, ou allégez les images, puis recommencez.',
  },
  'too-many-requests': {
    what: 'Trop de demandes sont arrivées en même temps.',
    safe: 'Vos mots sont gardés.',
    todo: 'Attendez quelques secondes, puis recommencez.',
  },
  'newer-version': {
    what: 'Ceci a été fait avec une version plus récente de Faire Avec.',
    safe: "Rien n'est perdu. Vous pouvez lire, sans modifier.",
    todo: 'Installez la nouvelle version pour écrire de nouveau.',
  },
  'damaged-workspace': {
    what: 'Le fichier de cette démarche est abîmé.',
    safe: 'Tout ce qui est lisible a été mis de côté. Vos autres démarches sont intactes.',
    todo: 'Ouvrez la dernière sauvegarde, proposée sur cette page.',
  },
  'damaged-key': {
    what: 'La clé de cette démarche est abîmée sur cet ordinateur, et son double aussi.',
    safe: 'Rien n’a été effacé, mais rien ne peut plus l’ouvrir ici, ni elle ni ses copies de sûreté. Vos autres démarches sont intactes.',
    todo: 'Reprenez-la d’une autre table ou d’un fichier .faireavec, après avoir effacé celle-ci dans la corbeille.',
  },
  'damaged-document': {
    what: 'Une partie de la démarche est abîmée et ne peut pas être lue.',
    safe: "Elle est mise de côté, rien n'est effacé. Le reste de la démarche s'ouvre normalement.",
    todo: 'Continuez avec le reste, ou reprenez cette partie dans une sauvegarde.',
  },
  'damaged-file': {
    what: 'Ce fichier est abîmé ou incomplet.',
    safe: "Rien n'a été changé dans vos démarches.",
    todo: 'Demandez une nouvelle copie du fichier, ou copiez-le de nouveau depuis la clé USB.',
  },
  'unknown-file-kind': {
    what: 'Faire Avec ne sait pas lire ce genre de fichier.',
    safe: "Rien n'a été changé.",
    todo: 'Choisissez ici un fichier « .faireavec » ou « .methode.json ». Un texte ou un tableau s’ajoute dans une démarche, à la page « Sources ».',
  },
  'unreadable-image': {
    what: "Cette image n'a pas pu être lue.",
    safe: "Le texte est intact. L'image n'a pas été ajoutée.",
    todo: 'Enregistrez-la en PNG ou en JPEG, puis ajoutez-la de nouveau.',
  },
  'wrong-passphrase': {
    what: "Ce n'est pas la bonne phrase secrète.",
    safe: 'La démarche reste fermée et intacte.',
    todo: 'Vérifiez les majuscules et les espaces, puis essayez de nouveau.',
  },
  locked: {
    what: 'Cette démarche est fermée à clé.',
    safe: 'Tout ce qu’elle contient est protégé.',
    todo: "Écrivez la phrase secrète pour l'ouvrir.",
  },
  'disk-full': {
    what: 'Il n’y a plus de place sur cet ordinateur.',
    safe: 'Tout ce qui est « enregistré » est gardé. Les derniers mots sont encore dans cette fenêtre.',
    todo: 'Libérez de la place, puis continuez : ne fermez pas cette fenêtre.',
  },
  'port-in-use': {
    what: 'Une autre application occupe déjà la porte réseau choisie.',
    safe: 'Vos démarches sont intactes.',
    todo: 'Fermez l’autre fenêtre de Faire Avec, ou choisissez un autre numéro de port.',
  },
  'folder-unwritable': {
    what: 'Impossible d’écrire dans les fichiers de Faire Avec.',
    safe: 'Rien n’est abîmé, rien n’a été changé.',
    todo: 'Ils appartiennent à une autre personne de cet ordinateur, ou leur dossier est en lecture seule. Ouvrez la session de cette personne, ou demandez à qui s’occupe de l’ordinateur de vous donner le droit d’y écrire.',
  },
  'unknown-join-code': {
    what: 'Aucune table ne répond à ce code.',
    safe: 'Rien n’a été changé.',
    todo: 'Relisez le code lettre par lettre. Vérifiez que les deux ordinateurs sont sur le même Wi-Fi.',
  },
  'join-code-expired': {
    what: 'Ce code ne marche plus : il a expiré.',
    safe: 'Rien n’a été changé.',
    todo: 'Demandez un nouveau code à la personne qui vous invite.',
  },
  'host-unreachable': {
    what: "L'autre table ne répond pas.",
    safe: 'Vos mots sont enregistrés ici.',
    todo: 'Vérifiez le Wi-Fi des deux côtés. L’échange reprend tout seul.',
  },
  'workspace-exists': {
    what: 'Cette démarche est déjà sur cet ordinateur.',
    safe: 'Rien n’a été remplacé.',
    todo: "Ouvrez-la depuis l'accueil, ou réunissez les deux versions.",
  },
  'unrelated-workspace': {
    what: 'Deux démarches portent le même numéro, mais elles ont commencé à part : ce n’est pas la même.',
    safe: 'Elles n’ont pas été réunies. Rien n’a été changé.',
    todo: 'Ouvrez l’autre comme une démarche à part, depuis un fichier « .faireavec ».',
  },
  'already-open': {
    what: 'Faire Avec est déjà ouvert sur cet ordinateur, avec le même dossier.',
    safe: 'Rien n’est touché dans ce qui est déjà ouvert.',
    todo: 'Continuez dans la fenêtre déjà ouverte, ou fermez-la d’abord.',
  },
  'no-printer': {
    what: 'Cet ordinateur ne sait pas faire de PDF tout seul.',
    safe: 'La restitution est intacte.',
    todo: 'Enregistrez la page web, ouvrez-la dans votre navigateur, puis imprimez-la en PDF.',
  },
  timeout: {
    what: 'La réponse tarde trop.',
    safe: 'Vos mots sont gardés.',
    todo: 'Attendez un instant, puis recommencez.',
  },
  internal: {
    what: "Quelque chose d'imprévu s'est produit.",
    safe: 'Ce qui est « enregistré » est gardé.',
    todo: 'Recommencez. Si cela revient, rouvrez la fenêtre.',
  },
};
