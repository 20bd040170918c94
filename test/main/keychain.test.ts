import { describe, expect, it } from 'vitest';
import { createKeychain } from '#main/keychain';
import { createElectronStandIn } from '../support/electron-stand-in/electron-stand-in';
import { temporaryFolder } from '../support/temporary-folder';

function keychainOn(platform: NodeJS.Platform, backend: string, available = true) {
  const { electron, asked } = createElectronStandIn(temporaryFolder());
  Object.assign(asked.keychain, { backend, available });
  return createKeychain(electron as never, platform);
}

describe('the system keychain', () => {
  it('keeps a key and gives it back', async () => {
    const keychain = keychainOn('linux', 'gnome_libsecret');
    const key = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
    const sealed = await keychain.seal(key);
    expect(Buffer.from(sealed).includes(Buffer.from(key).toString('base64'))).toBe(false);
    expect(new Uint8Array(await keychain.open(sealed))).toEqual(key);
  });

  it('counts as none where the system has none, or a key that everybody knows', async () => {
    expect(await keychainOn('linux', 'gnome_libsecret').available()).toBe(true);
    expect(await keychainOn('linux', 'kwallet6').available()).toBe(true);
    expect(await keychainOn('linux', 'basic_text').available()).toBe(false);
    expect(await keychainOn('linux', 'unknown').available()).toBe(false);
    expect(await keychainOn('darwin', 'basic_text').available()).toBe(true);
    expect(await keychainOn('win32', '', false).available()).toBe(false);
  });
});
