/**
 * Writes numbered updates into a démarche's file and says `ack N` once number N is durable; now and then a
 * snapshot takes the place of the earlier ones, and an attachment comes in.
 * Arguments: folder, FULL or NORMAL, how many.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createDiskSpace } from '#host/storage/disk-space';
import { openWorkspaceFile } from '#host/storage/workspace-file';

const [folder = '', synchronous, count] = process.argv.slice(2);
const space = await createDiskSpace(folder, { ballastBytes: 0 });
const file = await openWorkspaceFile({
  path: join(folder, 'une.demarche'),
  key: new Uint8Array(32).fill(7),
  create: true,
  space,
  windowMs: 0,
  synchronous: synchronous === 'NORMAL' ? 'NORMAL' : 'FULL',
});
for (let number = 1; number <= Number(count); number++) {
  const sequence = await file.store.append('core', numbered(number));
  writeSync(1, `ack ${number}\n`);
  if (number % 50 === 0) await file.store.compact('core', Buffer.from(JSON.stringify(upTo(number))), sequence);
  if (number % 40 === 0) await file.store.putAttachment(new Uint8Array(20_000).fill(number), 'image/png');
}
// No closing: the power goes while everything is open.
process.exit(0);

function numbered(number: number): Uint8Array {
  const bytes = new Uint8Array(40);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}

function upTo(number: number): number[] {
  return Array.from({ length: number }, (_, index) => index + 1);
}
