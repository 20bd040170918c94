import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection } from '#host/storage/sqlite/sqlite-driver';
import { stopAtEnd } from '../../../support/teardown';
import { temporaryFolder } from '../../../support/temporary-folder';

const INSERT = 'INSERT INTO words (word) VALUES (?)';

async function start() {
  const path = join(temporaryFolder(), 'words.db');
  const connection = await openConnection(path, 'write');
  let isOpen = true;
  const close = async () => {
    if (isOpen) await connection.close();
    isOpen = false;
  };
  stopAtEnd(close);
  return { path, connection, close };
}

describe('a statement said again and again', () => {
  it('does each time what it was given', async () => {
    const { connection } = await start();
    await connection.run('CREATE TABLE words (word TEXT)');
    for (const word of ['pain', 'sel']) expect(await connection.repeat(INSERT, [word])).toBe(1);
    expect(await connection.all('SELECT word FROM words')).toEqual([{ word: 'pain' }, { word: 'sel' }]);
  });

  it('leaves a file that closes and opens again', async () => {
    const { path, connection, close } = await start();
    await connection.run('CREATE TABLE words (word TEXT)');
    await connection.repeat(INSERT, ['pain']);
    await close();
    const again = await openConnection(path, 'read');
    stopAtEnd(() => again.close());
    expect(await again.get('SELECT word FROM words')).toEqual({ word: 'pain' });
  });

  it('is refused while it makes no sense, and taken once it does', async () => {
    const { connection } = await start();
    await expect(connection.repeat(INSERT, ['pain'])).rejects.toMatchObject({ code: 'internal' });
    await connection.run('CREATE TABLE words (word TEXT)');
    expect(await connection.repeat(INSERT, ['pain'])).toBe(1);
  });

  it('is refused for a row that may not be, and goes on with the next', async () => {
    const { connection } = await start();
    await connection.run('CREATE TABLE words (word TEXT UNIQUE)');
    await connection.repeat(INSERT, ['pain']);
    await expect(connection.repeat(INSERT, ['pain'])).rejects.toMatchObject({ code: 'internal' });
    await connection.repeat(INSERT, ['sel']);
    expect(await connection.get('SELECT count(*) AS count FROM words')).toEqual({ count: 2 });
  });
});
