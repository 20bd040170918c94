/**
 * Packaging: `npm run package` (needs Electron's program, so the network once). Nothing is published and
 * nothing updates by itself: a new version is a file that somebody brings.
 */
import { fuses } from './fuses.mjs';

/** Already inside out/renderer, bundled: their sources need not travel twice. */
const BUNDLED = [
  'mermaid',
  'elkjs',
  '@mermaid-js',
  'react',
  'react-dom',
  'react-aria*',
  '@react-*',
  'react-stately',
  'lucide-react',
  '@fontsource*',
  'cytoscape*',
  'd3*',
  'katex',
  'dagre*',
  'nspell',
  'is-buffer',
  'dictionary-fr',
];

export default {
  appId: 'org.faire-avec.app',
  productName: 'Faire Avec',
  copyright: 'EUPL-1.2',
  directories: { output: 'dist', buildResources: 'resources/icons' },
  files: [
    'out/{main,preload,server,host,renderer}/**',
    '!**/*.map',
    'package.json',
    'LICENSE',
    ...BUNDLED.map((name) => `!node_modules/${name}/**`),
  ],
  extraResources: [{ from: 'resources', to: 'resources', filter: ['**/*', '!screenshots/**'] }],
  asar: true,
  asarUnpack: ['node_modules/sqlite3/build/Release/*.node'],
  // The database engine speaks Node-API: what was compiled for Node runs in Electron as it is.
  npmRebuild: false,
  electronFuses: fuses,
  fileAssociations: [
    {
      ext: 'faireavec',
      name: 'Démarche Faire Avec',
      description: 'Démarche de recherche-action',
      role: 'Editor',
      mimeType: 'application/x-faireavec',
    },
  ],
  publish: null,
  linux: { target: ['AppImage', 'deb'], category: 'Office', executableName: 'faire-avec', maintainer: 'Faire Avec' },
  deb: { depends: ['libssl3', 'libgtk-3-0', 'libnss3', 'libasound2'] },
  mac: { target: ['dmg'], category: 'public.app-category.productivity', hardenedRuntime: true },
  win: { target: ['nsis', 'portable', 'zip'] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
};
