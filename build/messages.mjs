/** What the start-up scripts say in the terminal. Every failure is one sentence that says what to do. */
const fr = {
  nodeTooOld: (found) =>
    `Faire Avec a besoin de Node.js 20.19 ou plus récent, et trouve ${found} : installez la version LTS depuis https://nodejs.org, puis recommencez.`,
  noWindows: () =>
    'Faire Avec ne s’installe pas encore sous Windows : son moteur de base chiffrée n’y existe pas. Utilisez Linux, macOS, ou Linux sous Windows (WSL).',
  installing: () => 'Installation des composants (une à trois minutes la première fois)…',
  installFailed: (reason) =>
    `L’installation des composants a échoué : vérifiez l’accès à internet et la place sur le disque, puis recommencez. (${reason})`,
  compiling: () => 'Préparation de la base de données chiffrée (une à trois minutes, une seule fois)…',
  noTools: (missing, remedy) => `Il manque de quoi préparer la base de données chiffrée (${missing}) : ${remedy}, puis recommencez.`,
  noHeaders: () =>
    'La base de données chiffrée n’a pas pu être préparée, faute des fichiers de Node.js pour la compiler : vérifiez l’accès à https://nodejs.org, puis recommencez.',
  compileFailed: (log) => `La base de données chiffrée n’a pas pu être préparée. Le détail est dans ${log}.`,
  building: () => 'Construction de l’application…',
  buildFailed: (log) => `L’application n’a pas pu être construite. Le détail est dans ${log}.`,
  fetchingElectron: () => 'Téléchargement de la fenêtre d’application (Electron), une seule fois…',
  openingElectron: () => 'Faire Avec s’ouvre dans sa fenêtre. Pour arrêter : fermez-la.',
  openingBrowser: (url) =>
    `Electron n’est pas disponible ici : le même atelier s’ouvre dans votre navigateur, à l’adresse ${url} (pour arrêter : Ctrl+C).`,
  serving: (url) => `Faire Avec est prêt à l’adresse ${url} (pour arrêter : Ctrl+C).`,
  noBrowser: () =>
    'Aucun navigateur Chromium pour les essais : installez-le (Debian : sudo apt-get install chromium), ou donnez son chemin dans FAIRE_AVEC_CHROMIUM.',
  installingBrowser: () => 'Installation de Chromium pour les essais…',
  step: (name) => `— ${name}`,
  steps: {
    types: 'types',
    lint: 'relecture du code',
    unused: 'code qui ne sert plus',
    unit: 'essais unitaires',
    promises: 'promesses',
    journeys: 'parcours dans un vrai navigateur',
    networks: 'réseaux coupés et rétablis',
    timed: 'promesses qui disent un délai',
  },
  slowest: (files) => `Les plus longs :\n${files.map(({ seconds, file }) => `  ${seconds} s  ${file}`).join('\n')}`,
};

const en = {
  nodeTooOld: (found) =>
    `Faire Avec needs Node.js 20.19 or later, and finds ${found}: install the LTS version from https://nodejs.org, then try again.`,
  noWindows: () =>
    'Faire Avec does not install on Windows yet: its encrypted database engine does not exist there. Use Linux, macOS, or Linux on Windows (WSL).',
  installing: () => 'Installing components (one to three minutes the first time)…',
  installFailed: (reason) =>
    `Installing the components failed: check the internet access and the room on the disk, then try again. (${reason})`,
  compiling: () => 'Preparing the encrypted database (one to three minutes, once only)…',
  noTools: (missing, remedy) => `What prepares the encrypted database is missing (${missing}): ${remedy}, then try again.`,
  noHeaders: () =>
    'The encrypted database could not be prepared, for want of the files of Node.js to compile it: check the access to https://nodejs.org, then try again.',
  compileFailed: (log) => `The encrypted database could not be prepared. Details are in ${log}.`,
  building: () => 'Building the app…',
  buildFailed: (log) => `The app could not be built. Details are in ${log}.`,
  fetchingElectron: () => 'Downloading the app’s window (Electron), once only…',
  openingElectron: () => 'Faire Avec opens in its window. To stop: close it.',
  openingBrowser: (url) => `Electron is not available here: the same workbench opens in your browser, at ${url} (to stop: Ctrl+C).`,
  serving: (url) => `Faire Avec is ready at ${url} (to stop: Ctrl+C).`,
  noBrowser: () =>
    'No Chromium for the tests: install it (Debian: sudo apt-get install chromium), or give its path in FAIRE_AVEC_CHROMIUM.',
  installingBrowser: () => 'Installing Chromium for the tests…',
  step: (name) => `— ${name}`,
  steps: {
    types: 'types',
    lint: 'lint',
    unused: 'unused code',
    unit: 'unit tests',
    promises: 'promises',
    journeys: 'journeys in a real browser',
    networks: 'networks cut and healed',
    timed: 'promises that give a delay',
  },
  slowest: (files) => `The longest:\n${files.map(({ seconds, file }) => `  ${seconds} s  ${file}`).join('\n')}`,
};

const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';

/** French unless the terminal speaks English. */
export const messages = language.toLowerCase().startsWith('en') ? en : fr;
