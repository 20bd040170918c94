import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { collect, memorySource } from '#host/bundles/byte-source';
import { openZip, writeZip, ZIP_LIMITS, type ZipEntry } from '#host/bundles/zip-format';

const ENTRIES: ZipEntry[] = [
  { name: 'documents/0000.yjs', content: new TextEncoder().encode('bonjour '.repeat(500)), compress: true },
  { name: 'attachments/aa', content: Uint8Array.from({ length: 300 }, (_, index) => (index * 167) & 255), compress: false },
  { name: 'vide', content: new Uint8Array(), compress: true },
];

describe('an archive', () => {
  it('gives back every entry', async () => {
    const archive = await openZip(memorySource(await archiveOf(ENTRIES)));
    expect(archive.sealIntact).toBe(true);
    expect(archive.names).toEqual(ENTRIES.map((entry) => entry.name));
    for (const { name, content } of ENTRIES) expect(Buffer.from(await archive.read(name)).equals(content)).toBe(true);
  });

  it('is the same, byte for byte, for the same content', async () => {
    expect(Buffer.from(await archiveOf(ENTRIES)).equals(await archiveOf(ENTRIES))).toBe(true);
  });

  it('is opened by other tools', async () => {
    const bytes = await archiveOf(ENTRIES);
    expect(Object.keys(unzipSync(bytes))).toEqual(ENTRIES.map((entry) => entry.name));
    const folder = await mkdtemp(join(tmpdir(), 'faire-avec-zip-'));
    await writeFile(join(folder, 'a.zip'), bytes);
    const python = spawnSync('python3', ['-c', 'import sys,zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())', join(folder, 'a.zip')]);
    if (python.status !== null) expect(String(python.stdout).trim()).toBe('None');
    await rm(folder, { recursive: true });
  });

  it('shows one changed bit, wherever it is', async () => {
    const bytes = await archiveOf(ENTRIES);
    for (let bit = 0; bit < bytes.byteLength * 8; bit += 37) {
      const changed = bytes.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      const archive = await openZip(memorySource(changed)).catch(() => undefined);
      expect(archive?.sealIntact ?? false, `bit ${bit}`).toBe(false);
    }
  });

  it('is refused when it is cut short, anywhere', async () => {
    const bytes = await archiveOf(ENTRIES);
    for (let length = 0; length < bytes.byteLength; length += 97) {
      await expect(openZip(memorySource(bytes.subarray(0, length))), `${length} bytes`).rejects.toMatchObject({ code: 'damaged-file' });
    }
  });

  it('is refused beyond its limits: entries, bytes of one, bytes of all, and a ratio nothing honest has', async () => {
    const bytes = await archiveOf(ENTRIES);
    const open = (limits: Partial<typeof ZIP_LIMITS>) => openZip(memorySource(bytes), { ...ZIP_LIMITS, ...limits });
    await expect(open({ entries: 2 })).rejects.toMatchObject({ code: 'too-large' });
    await expect(open({ entryBytes: 3999 })).rejects.toMatchObject({ code: 'too-large' });
    await expect(open({ totalBytes: 4299 })).rejects.toMatchObject({ code: 'too-large' });
    const bomb = await archiveOf([{ name: 'b', content: new Uint8Array(5_000_000), compress: true }]);
    await expect(openZip(memorySource(bomb))).rejects.toMatchObject({ code: 'too-large' });
  });

  it('is refused when a name stands twice', async () => {
    const twice = await archiveOf([ENTRIES[1]!, ENTRIES[1]!]);
    await expect(openZip(memorySource(twice))).rejects.toMatchObject({ code: 'damaged-file' });
  });

  it('is refused when an entry is a link, or when it was made by anything but this', async () => {
    const link = zipSync({ a: [new Uint8Array([1]), { attrs: 0o120777 << 16, os: 3 }] });
    await expect(openZip(memorySource(link))).rejects.toMatchObject({ code: 'damaged-file' });
    const other = zipSync({ '../../evil': new Uint8Array([1]) });
    await expect(openZip(memorySource(other))).rejects.toMatchObject({ code: 'damaged-file' });
  });

  it('does not unpack an entry whose size lies', async () => {
    const bytes = Buffer.from(await archiveOf([{ name: 'b', content: new Uint8Array(90_000), compress: true }]));
    // Both places that say the size, so that they agree with each other and not with the content.
    bytes.writeUInt32LE(20, 22);
    bytes.writeUInt32LE(20, bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    const archive = await openZip(memorySource(bytes));
    await expect(archive.read('b')).rejects.toMatchObject({ code: 'damaged-file' });
  });
});

async function* each(entries: readonly ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* entries;
}

function archiveOf(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  return collect(writeZip(each(entries)));
}
