/**
 * Everything that can go wrong and that a person can be told about. The set is closed: the interface
 * holds one sentence per code (what happened, what is safe, what to do), and a test compares the two.
 */
export const ERROR_CODES = [
  'bad-input',
  'forbidden',
  'not-found',
  'closed',
  'too-large',
  'too-many-requests',
  'newer-version',
  'damaged-workspace',
  'damaged-key',
  'damaged-document',
  'damaged-file',
  'unknown-file-kind',
  'unreadable-image',
  'wrong-passphrase',
  'locked',
  'disk-full',
  'port-in-use',
  'folder-unwritable',
  'unknown-join-code',
  'join-code-expired',
  'host-unreachable',
  'workspace-exists',
  'unrelated-workspace',
  'already-open',
  'no-printer',
  'timeout',
  'internal',
] as const;

/** What went wrong, as one of `ERROR_CODES`. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure with a code a person's sentence exists for; `details` fill that sentence's placeholders. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** True for any string of the closed set: what crosses a boundary is checked before it is trusted. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && (ERROR_CODES as readonly string[]).includes(value);
}

/** What a system says of a file that belongs to somebody else, or of a disk one may only read. */
const REFUSED: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS'];

/** The file that the system did not let one use, when that is what went wrong. */
export function refusedPath(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return undefined;
  return REFUSED.includes(error.code) && typeof error.path === 'string' ? error.path : undefined;
}

/**
 * The failure as an `AppError`: a file that may not be used is `folder-unwritable`, wherever that shows; what nobody foresaw
 * becomes `internal`, its cause kept.
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const path = refusedPath(error);
  if (path !== undefined) {
    return new AppError('folder-unwritable', message, { folder: path.replace(/[\\/][^\\/]*$/u, '') }, { cause: error });
  }
  return new AppError('internal', message, {}, { cause: error });
}
