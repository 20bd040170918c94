/**
 * What somebody may write in a document: records of their own under one root, and nothing else. A record is
 * one's own when it was created with `owner.value` in `owner.field`, which nobody can change afterwards.
 */
export interface WriterRights {
  readonly root: string;
  readonly owner: { readonly field: string; readonly value: string };
  /**
   * Fields a new record must hold with exactly these values, and that can't be changed afterwards: as one of the sets
   * has them, since a name may have been another when the record was made.
   */
  readonly fixed: readonly Readonly<Record<string, unknown>>[];
  /** Fields with plain values, free to write. */
  readonly plain: readonly string[];
  /** Fields that hold a `Y.Text`. */
  readonly texts: readonly string[];
  /** Records one writer may have, and characters one of their texts may have. */
  readonly mostRecords: number;
  readonly mostCharacters: number;
}
