/**
 * Why a transaction happened. Undo follows `local` only; persistence skips what it has just read;
 * presence and the recovery of words tell one's own hand from somebody else's.
 */
type OriginKind = 'local' | 'peer' | 'host' | 'store' | 'migration' | 'import' | 'rescue';

/** A typed Yjs transaction origin; `source` names the connection or editor it came through. */
export class Origin {
  constructor(
    readonly kind: OriginKind,
    readonly source = '',
  ) {}
}

/** A person's own gesture in this window. */
export const LOCAL = new Origin('local');
/** Bytes read back from the store at opening. */
export const STORE = new Origin('store');
/** A deterministic change of schema. */
export const MIGRATION = new Origin('migration');
/** A file, a bundle or a method brought in. */
export const IMPORT = new Origin('import');

/** The kind of a transaction's origin; editors and libraries that pass their own object count as `local`. */
export function originKind(origin: unknown): OriginKind {
  return origin instanceof Origin ? origin.kind : 'local';
}

/** Keeping somebody's words whole: nobody's gesture, so nobody's to undo. */
export const RESCUE = new Origin('rescue');

/** Words that were withdrawn leave, with what repeats them: nobody's gesture, so nobody's to undo. */
export const ERASURE = new Origin('host', 'erasure');
