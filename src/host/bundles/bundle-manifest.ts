import { z } from 'zod';
import { AppError } from '#shared/app-error';

/** Raised when a reader of today would misunderstand what a writer of tomorrow puts in. */
export const BUNDLE_VERSION = 1;

/** The extension of a bundle's file name. */
export const BUNDLE_EXTENSION = '.faireavec';

const hash = z.string().regex(/^[0-9a-f]{64}$/u);
const documentId = z.string().min(1).max(200);

/** A démarche has chapters and workshops by the dozen; more than this is an attack. */
const MOST_DOCUMENTS = 3000;

const manifestSchema = z.object({
  format: z.literal('faire-avec/bundle'),
  version: z.literal(BUNDLE_VERSION),
  /** The app that wrote it: for the reader's curiosity, never for a decision. */
  writtenBy: z.string().max(100),
  exportedAt: z.number(),
  /** The table that wrote it, where it has a name. */
  from: z.object({ table: z.string().max(64), name: z.string().max(100) }).optional(),
  workspace: z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/u), title: z.string().max(300) }),
  documents: z
    .array(
      z.object({
        id: documentId,
        /** Yjs state, V2 encoding. */
        entry: z.string().regex(/^documents\/\d{4,5}\.yjs$/u),
        sha256: hash,
        bytes: z.number().int().nonnegative(),
        /** Something of it could not be read where it was written. */
        incomplete: z.boolean(),
      }),
    )
    .max(MOST_DOCUMENTS),
  attachments: z.array(z.object({ sha256: hash, mediaType: z.string().max(200), bytes: z.number().int().nonnegative() })).max(9_000),
  /**
   * Documents that whoever wrote the file wants removed. Never obeyed: anybody can write a file. Files of today ask
   * for nothing.
   */
  tombstones: z.array(z.unknown()).max(100_000),
});

/** The table of contents of a bundle. */
export type BundleManifest = z.infer<typeof manifestSchema>;

/** The manifest in these bytes. Throws `newer-version`, `unknown-file-kind` for another format, `damaged-file`. */
export function parseManifest(bytes: Uint8Array): BundleManifest {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new AppError('damaged-file', 'the table of contents can not be read', {}, { cause: error });
  }
  const kind = z.object({ format: z.string(), version: z.number() }).safeParse(value);
  if (!kind.success || kind.data.format !== 'faire-avec/bundle') throw new AppError('unknown-file-kind', 'not a démarche');
  if (kind.data.version > BUNDLE_VERSION) throw new AppError('newer-version', `bundle version ${kind.data.version}`);
  expectFew(value);
  const manifest = manifestSchema.safeParse(value);
  if (!manifest.success) throw new AppError('damaged-file', `table of contents: ${z.prettifyError(manifest.error)}`);
  return manifest.data;
}

/** Refuses what could only be an attack before it is looked at one by one. */
function expectFew(manifest: unknown): void {
  const many = z.object({ documents: z.array(z.unknown()).min(MOST_DOCUMENTS + 1) }).safeParse(manifest);
  if (many.success) throw new AppError('too-large', `${many.data.documents.length} documents`);
}

/** The entry an attachment is in. */
export function attachmentEntry(sha256: string): string {
  return `attachments/${sha256}`;
}

/** The entry that holds the table of contents; it is read before everything else. */
export const MANIFEST_ENTRY = 'manifest.json';
