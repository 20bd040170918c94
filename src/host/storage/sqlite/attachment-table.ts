import { AppError, toAppError } from '#shared/app-error';
import { contentHash } from '../content-hash';
import type { DiskSpace } from '../disk-space';
import { type DocumentStore, isWholeAttachment, MAX_ATTACHMENT_BYTES, type StoredAttachment } from '../document-store';
import type { SqliteDatabase } from './sqlite';
import { bytesOf, type SqlRow } from './sqlite-driver';

type AttachmentTable = Pick<DocumentStore, 'putAttachment' | 'attachment' | 'listAttachments' | 'removeAttachment'>;

interface AttachmentRow extends SqlRow {
  readonly media_type: string;
  readonly bytes: Uint8Array;
}

/** The files of a démarche, each once, by the hash of its content. */
export function attachmentTable(database: SqliteDatabase, space: DiskSpace): AttachmentTable {
  const attachment = (hash: string) => readAttachment(database, hash);
  return {
    attachment,
    putAttachment: async (bytes, mediaType) => {
      if (bytes.byteLength > MAX_ATTACHMENT_BYTES) throw new AppError('too-large', `attachment of ${bytes.byteLength} bytes`);
      const hash = contentHash(bytes);
      const values = [hash, mediaType, bytes.byteLength, bytes];
      const insert = 'INSERT INTO attachments (hash, media_type, size, bytes) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING';
      const added = await space.write(() => database.run(insert, values));
      if (added === 0 && !(await isWholeAttachment({ attachment }, hash))) await space.write(() => replaceBytes(database, hash, bytes));
      return hash;
    },
    listAttachments: async () => {
      const sql = 'SELECT hash, media_type AS mediaType, size FROM attachments ORDER BY number';
      return (await database.all<SqlRow & StoredAttachment>(sql)).map(({ hash, mediaType, size }) => ({ hash, mediaType, size }));
    },
    removeAttachment: async (hash) => {
      await space.release(() => database.erase((queries) => queries.run('DELETE FROM attachments WHERE hash = ?', [hash])));
    },
  };
}

async function readAttachment(database: SqliteDatabase, hash: string): Promise<{ bytes: Uint8Array; mediaType: string } | undefined> {
  const row = await readRow(database, hash);
  if (!row) return undefined;
  const bytes = bytesOf(row.bytes);
  if (contentHash(bytes) !== hash) throw damaged(hash);
  return { bytes, mediaType: row.media_type };
}

async function readRow(database: SqliteDatabase, hash: string): Promise<AttachmentRow | undefined> {
  try {
    return await database.get<AttachmentRow>('SELECT media_type, bytes FROM attachments WHERE hash = ?', [hash]);
  } catch (error) {
    // A page of it that went bad since the opening: this file is lost, the démarche is not.
    throw toAppError(error).code === 'damaged-workspace' ? damaged(hash) : error;
  }
}

function replaceBytes(database: SqliteDatabase, hash: string, bytes: Uint8Array): Promise<number> {
  return database.run('UPDATE attachments SET size = ?, bytes = ? WHERE hash = ?', [bytes.byteLength, bytes, hash]);
}

function damaged(hash: string): AppError {
  return new AppError('damaged-file', `attachment ${hash} is damaged`, { attachment: hash });
}
