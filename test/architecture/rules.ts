import type { IForbiddenRuleType } from 'dependency-cruiser';

const MODEL = '^src/features/[^/]+/model/';
const WORDS = '^src/features/[^/]+/words/';
/** A catalogue, wherever it stands: a kernel and an entry have words too. */
const CATALOGUE = '[.](fr|en)[.]ts$';
const KERNEL_CORE = '^src/(shared|document|bridge)/';

/** Who may import whom; the table of src/README.md as data. A rule's name is the sentence its test says. */
const DIRECTIONS: readonly { readonly name: string; readonly from: string; readonly to: readonly string[] }[] = [
  { name: 'shared imports nothing of ours', from: '^src/shared/', to: ['^src/shared/'] },
  { name: 'document imports shared only', from: '^src/document/', to: ['^src/(document|shared)/'] },
  { name: 'bridge imports shared only', from: '^src/bridge/', to: ['^src/(bridge|shared)/'] },
  { name: 'models import the core kernels and models', from: MODEL, to: [KERNEL_CORE, MODEL] },
  { name: 'words are strings and their shape', from: CATALOGUE, to: ['^src/shared/(words/catalogue|app-error)[.]ts$', CATALOGUE] },
  { name: 'the host kernel knows no feature and no client', from: '^src/host/', to: [KERNEL_CORE, '^src/host/'] },
  { name: 'the client kernel knows no feature and no host', from: '^src/client/', to: [KERNEL_CORE, '^src/client/'] },
];

/** Features lean on models along this order only, with all of their sides: each one on those before it. */
export const MODEL_LAYERS = [
  ['workspace'],
  ['tables', 'files', 'people'],
  ['phones', 'methods'],
  ['actor-map'],
  ['diagnostic', 'inquiry'],
  ['experiment', 'workshop'],
  ['restitution'],
] as const;

/** Packages with one door each. */
const DOORS: readonly { readonly name: string; readonly module: string; readonly doors: readonly string[] }[] = [
  { name: 'electron is imported by main and preload only', module: '(^|/)electron(/|$)', doors: ['^src/(main|preload)/'] },
  { name: 'sqlite3 is imported by host/storage only', module: '(^|/)(sqlite3|@journeyapps/sqlcipher)(/|$)', doors: ['^src/host/storage/'] },
  {
    name: 'react is imported on the client only',
    module: '(^|/)(react|react-dom|react-i18next|react-aria-components|wouter)(/|$)',
    doors: ['^src/client/', '^src/features/[^/]+/client/', '^src/renderer/'],
  },
  {
    name: 'yjs is imported where documents are, and in section models',
    module: '(^|/)(yjs|y-protocols|y-webrtc)(/|$)',
    doors: ['^src/document/', '^src/host/', '^src/client/', MODEL, '^src/features/[^/]+/(host|client)/'],
  },
];

const NODE_FREE = ['^src/(shared|document|bridge|client|renderer)/', MODEL, WORDS, '^src/features/[^/]+/client/'];

export const RULES: readonly IForbiddenRuleType[] = [
  ...DIRECTIONS.map(({ name, from, to }) => ({
    name,
    severity: 'error' as const,
    from: { path: from },
    to: { path: '^src/', pathNot: [...to] },
  })),
  ...MODEL_LAYERS.flatMap((layer, index) =>
    layer.map((feature) => ({
      name: `${feature} imports only models before it`,
      severity: 'error' as const,
      from: { path: `^src/features/${feature}/` },
      to: {
        path: MODEL,
        pathNot: [`^src/features/(${[...MODEL_LAYERS.slice(0, index).flat(), feature].join('|')})/model/`],
      },
    })),
  ),
  {
    name: "a feature's host side imports the host kernel, models and its own words",
    severity: 'error',
    from: { path: '^src/features/([^/]+)/host/' },
    to: { path: '^src/', pathNot: [KERNEL_CORE, MODEL, '^src/host/', '^src/features/$1/(host|words)/'] },
  },
  {
    name: "a feature's client side imports the client kernel, models and its own words",
    severity: 'error',
    from: { path: '^src/features/([^/]+)/client/' },
    to: { path: '^src/', pathNot: [KERNEL_CORE, MODEL, '^src/client/', '^src/features/$1/(client|words)/'] },
  },
  {
    name: "a feature's words are its own",
    severity: 'error',
    from: { path: '^src/features/([^/]+)/words/' },
    to: { path: '^src/', pathNot: ['^src/shared/words/catalogue[.]ts$', '^src/features/$1/words/'] },
  },
  {
    name: 'nothing imports an entry',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/(main|server|renderer|preload)/' },
    to: { path: '^src/(main|server|renderer|preload)/' },
  },
  {
    name: 'node is nowhere that a browser runs',
    severity: 'error',
    from: { path: [...NODE_FREE] },
    to: { dependencyTypes: ['core'] },
  },
  { name: 'there is no cycle, of types neither', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'every import finds its module',
    severity: 'error',
    from: { path: '^src/' },
    // `hast` and `mdast` are shapes of trees, without a module: `@types` holds them.
    to: { couldNotResolve: true, pathNot: '^(virtual:|node:)|[?]|^(hast|mdast)$' },
  },
  ...DOORS.map(({ name, module, doors }) => ({
    name,
    severity: 'error' as const,
    from: { path: '^src/', pathNot: [...doors] },
    to: { path: module, pathNot: '^src/' },
  })),
];
