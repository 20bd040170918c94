import type { Keychain } from '#host/storage/keys/workspace-key';
import type { ElectronPort } from './electron-port';

/**
 * The system's keychain, through Electron. On a Linux without one, `safeStorage` falls back to a key that
 * everybody knows: that one counts as none, and the interface says so.
 */
export function createKeychain({ safeStorage }: Pick<ElectronPort, 'safeStorage'>, platform: NodeJS.Platform = process.platform): Keychain {
  return {
    async available() {
      // Asked first: before that, Linux says `unknown`.
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
      return platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
    },
    seal: (secret) => safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')),
    open: async (sealed) => Buffer.from((await safeStorage.decryptStringAsync(Buffer.from(sealed))).result, 'base64'),
  };
}
