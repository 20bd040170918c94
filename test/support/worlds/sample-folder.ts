import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder';

/** A folder of resources whose sample démarche holds these parts more. */
export function sampleFolder(parts: Readonly<Record<string, unknown>>): string {
  const folder = temporaryFolder();
  cpSync('resources', folder, { recursive: true });
  const file = join(folder, 'sample/les-tilleuls.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...parts }));
  return folder;
}
