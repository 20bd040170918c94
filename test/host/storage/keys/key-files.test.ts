import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '#host/storage/data-folder';
import { eraseKeyFiles, type KeyFile, peekKeyFiles, readKeyFiles, writeKeyFiles } from '#host/storage/keys/key-files';
import { changeBytes, filesUnder } from '../../../support/worlds/storage-folder';
import { temporaryFolder } from '../../../support/temporary-folder';

const ID = 'une';
const keyFile = (key: string): KeyFile => ({ wrapped: { protection: 'none', key } });

async function written(key = 'AAAA') {
  const folder = dataFolder(temporaryFolder());
  await writeKeyFiles(folder, ID, keyFile(key));
  return { folder, paths: [folder.key(ID), folder.spareKey(ID)] as const };
}

describe('the two copies of a key', () => {
  it('lie apart, are the same to the letter, and say nothing while they are whole', async () => {
    const { folder, paths } = await written();
    expect(await readFile(paths[0], 'utf8')).toBe(await readFile(paths[1], 'utf8'));
    expect(await readKeyFiles(folder, ID)).toEqual({ keyFile: keyFile('AAAA'), mended: false });
  });

  it.each([0, 1])('copy %i: a bit that turns over is seen, and the copy is written anew from the other', async (which) => {
    const { folder, paths } = await written();
    const whole = await readFile(paths[which] ?? '');
    for (let bit = 0; bit < whole.length * 8; bit += 5) {
      await changeBytes(paths[which] ?? '', (bytes) => {
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      });
      expect(await readKeyFiles(folder, ID), `bit ${bit}`).toEqual({ keyFile: keyFile('AAAA'), mended: true });
    }
    expect(await readFile(paths[0])).toEqual(await readFile(paths[1]));
  });

  it('one that is gone is written anew, and said', async () => {
    const { folder, paths } = await written();
    await rm(paths[0]);
    expect((await readKeyFiles(folder, ID)).mended).toBe(true);
    expect(await readFile(paths[0])).toEqual(await readFile(paths[1]));
  });

  it('of two that differ the newer counts: a change that was stopped half-way is finished, and is no damage', async () => {
    const { folder, paths } = await written();
    const before = await readFile(paths[1]);
    await writeKeyFiles(folder, ID, keyFile('BBBB'));
    await writeFile(paths[1], before);
    expect(await readKeyFiles(folder, ID)).toEqual({ keyFile: keyFile('BBBB'), mended: false });
    expect(await readFile(paths[1], 'utf8')).not.toContain('AAAA');
  });

  it('a single file from before there were two is read and doubled', async () => {
    const { folder, paths } = await written();
    await rm(paths[1]);
    await mkdir(folder.root, { recursive: true });
    await writeFile(paths[0], JSON.stringify({ version: 1, wrapped: { protection: 'none', key: 'CCCC' } }));
    expect(await readKeyFiles(folder, ID)).toEqual({ keyFile: keyFile('CCCC'), mended: false });
    expect(await readFile(paths[1], 'utf8')).toContain('CCCC');
  });

  it('both damaged are « damaged-key », and nothing is written over them', async () => {
    const { folder, paths } = await written();
    for (const path of paths)
      await changeBytes(path, (bytes) => {
        bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30);
      });
    const before = await readFile(paths[0]);
    await expect(readKeyFiles(folder, ID)).rejects.toMatchObject({ code: 'damaged-key' });
    await expect(peekKeyFiles(folder, ID)).rejects.toMatchObject({ code: 'damaged-key' });
    expect(await readFile(paths[0])).toEqual(before);
  });

  it('are erased together', async () => {
    const { folder } = await written();
    await eraseKeyFiles(folder, ID);
    expect(await filesUnder(folder.root)).toEqual([]);
  });
});
