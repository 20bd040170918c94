import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the démarches live when nobody says otherwise: the system's own place for an app's files. */
export function defaultDataFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Faire Avec');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Faire Avec');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'faire-avec');
}
