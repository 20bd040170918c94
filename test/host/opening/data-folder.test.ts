import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from '#host/opening/data-folder';

describe('where the démarches live by default', () => {
  it.each([
    ['linux', { XDG_DATA_HOME: '/home/a/.data' }, '/home/a/.data/faire-avec'],
    ['win32', { APPDATA: '/a/Roaming' }, '/a/Roaming/Faire Avec'],
  ] as const)('is the place of %s for it', (platform, env, folder) => {
    expect(defaultDataFolder(env, platform)).toBe(folder);
  });

  it('is under the home folder otherwise', () => {
    expect(defaultDataFolder({}, 'linux')).toMatch(/\/\.local\/share\/faire-avec$/u);
    expect(defaultDataFolder({}, 'darwin')).toMatch(/Library\/Application Support\/Faire Avec$/u);
  });
});
