import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
const manifest = read('package.json') as Record<'dependencies' | 'devDependencies' | 'scripts', Record<string, string>>;
const packages = Object.entries((read('package-lock.json') as { packages: Record<string, LockedPackage> }).packages).filter(
  ([path]) => path !== '',
);
const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? path;

/** Licences whose terms are met by the notices we carry; a new one is read before it is added here. */
const ACCEPTED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'EPL-2.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

/** Packages whose manifest names no licence by its SPDX name, read in their licence files. */
const READ_BY_HAND: Readonly<Record<string, string>> = { duck: 'BSD-2-Clause', khroma: 'MIT' };

/** True when one of the licences offered is accepted. */
const isAccepted = (licence: string) =>
  licence
    .replace(/[()]/gu, '')
    .split(/ OR /u)
    .some((offer) => offer.split(/ AND /u).every((one) => ACCEPTED.has(one.trim())));

describe('S12: what the app is made of is known, pinned and quiet', () => {
  it('pins every direct dependency to one version', () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^(?:npm:@?[\w/-]+@)?\d+\.\d+\.\d+$/u.test(version),
    );
    expect(ranges).toEqual([]);
  });

  it('knows the exact bytes of every package', () => {
    expect(packages.length).toBeGreaterThan(300);
    expect(packages.filter(([, one]) => !one.integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  });

  it('has two packages at most that would run a script at install, and lets none of them', () => {
    const scripted = packages.filter(([, one]) => one.hasInstallScript && !one.optional).map(([path]) => nameOf(path));
    expect(scripted.sort()).toEqual(['electron-winstaller', 'sqlite3']);
    expect(readFileSync(new URL('../../../build/install.mjs', import.meta.url), 'utf8')).toContain("'--ignore-scripts'");
  });

  it('runs nothing of its own when it is installed', () => {
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
    expect(Object.keys(manifest.scripts).filter((name) => hooks.includes(name))).toEqual([]);
  });

  it('ships packages only under licences that were read', () => {
    const unread = packages
      .filter(([path, one]) => !one.dev && !isAccepted(READ_BY_HAND[nameOf(path)] ?? one.license ?? 'none'))
      .map(([path, one]) => `${nameOf(path)}: ${one.license}`);
    expect(unread).toEqual([]);
  });

  it('has one copy of what must be one: two copies of the collaborative kernel would not understand each other', () => {
    for (const name of ['yjs', 'lib0', 'y-protocols', 'lexical', 'react', 'zod']) {
      expect(packages.filter(([path, one]) => nameOf(path) === name && !one.dev).map(([path]) => path)).toEqual([`node_modules/${name}`]);
    }
  });
});
