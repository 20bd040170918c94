import { describe, expect, it } from 'vitest';
import { collect, memorySource } from '#host/bundles/byte-source';
import { readBundle } from '#host/bundles/read-bundle';
import { seal } from '#host/bundles/sealed-stream';
import { ERROR_CODES, toAppError } from '#shared/app-error';
import { archiveOf, bundleOf, entriesOf, storeWith } from '../../support/hostile/bundle-samples';
import { randomFrom, seedOf } from '../../support/random';

describe('S10 a bundle is what was written, or it is refused', () => {
  it('one changed bit: 1000 of 1000', async () => {
    const bytes = await bundleOf(await storeWith({ core: 'un '.repeat(300), 'text:a': 'deux '.repeat(300) }));
    const random = randomFrom(seedOf('S10'));
    for (let round = 0; round < 1000; round++) await expectRefused(bytes, random.below(bytes.length * 8));
  });

  it('one changed bit under a passphrase: 200 of 200', async () => {
    const plain = await bundleOf(await storeWith({ core: 'un '.repeat(300) }));
    const sealed = await collect(seal(once(plain), 'trois petits pains', { N: 16384, r: 8, p: 1 }));
    const random = randomFrom(seedOf('S10 sealed'));
    await readBundle(memorySource(sealed), { passphrase: 'trois petits pains' });
    for (let round = 0; round < 200; round++) await expectRefused(sealed, random.below(sealed.length * 8), 'trois petits pains');
  });

  it('pieces of a sealed bundle swapped, left out, or the end cut off', async () => {
    const noise = Uint8Array.from({ length: 3 * 2 ** 20 }, (_, index) => (index * 2654435761) >>> 24);
    const sealed = Buffer.from(await collect(seal(once(noise), 'mot', { N: 16384, r: 8, p: 1 })));
    const piece = 2 ** 20 + 16;
    const start = sealed.length - 3 * piece;
    const [head, one, two, three] = [
      sealed.subarray(0, start),
      ...[0, 1, 2].map((at) => sealed.subarray(start + at * piece, start + (at + 1) * piece)),
    ];
    const wrongs = [
      [head, two, one, three],
      [head, one, three],
      [head, one, two],
      [head, one, two, three, three],
    ];
    for (const parts of wrongs) {
      const source = memorySource(new Uint8Array(Buffer.concat(parts as Buffer[])));
      await expect(readBundle(source, { passphrase: 'mot' })).rejects.toMatchObject({ code: 'damaged-file' });
    }
  });

  it('more entries than a bundle may have, and one that unpacks to more than is believable', async () => {
    const many = Array.from({ length: 10_001 }, (_, index) => ({ name: `e${index}`, content: new Uint8Array(), compress: false }));
    await expect(readBundle(memorySource(await archiveOf(many)))).rejects.toMatchObject({ code: 'too-large' });
    const entries = await entriesOf(await bundleOf(await storeWith({ core: 'un' })));
    const bomb = [...entries, { name: 'attachments/bombe', content: new Uint8Array(50 * 2 ** 20), compress: true }];
    await expect(readBundle(memorySource(await archiveOf(bomb)))).rejects.toMatchObject({ code: 'too-large' });
  });
});

async function expectRefused(bytes: Uint8Array, bit: number, passphrase?: string): Promise<void> {
  const changed = bytes.slice();
  changed[bit >> 3]! ^= 1 << (bit & 7);
  const code = await readBundle(memorySource(changed), { passphrase }).then(
    () => 'accepted',
    (error: unknown) => toAppError(error).code,
  );
  expect(
    [...ERROR_CODES].filter((known) => known !== 'internal'),
    `bit ${bit}: ${code}`,
  ).toContain(code);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
