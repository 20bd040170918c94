/** A string that names one kind of thing, so that one kind of id can't be passed for another. */
export type Id<Kind extends string> = string & { readonly __kind?: Kind };

/** Names a démarche: `workspace` everywhere in the code (src/README.md « Words »). */
export type WorkspaceId = Id<'workspace'>;
/** Names one collaborative document of a démarche, as `kind` or `kind:record` (see `document/section`). */
export type DocumentId = Id<'document'>;
/** Names one record inside a section. */
export type RecordId = Id<'record'>;

/** Crockford's base 32: no I, L, O or U, so that an id survives being read aloud or copied by hand. */
export const READABLE_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A random id of `length` characters, 5 bits each; the default holds 100 bits.
 * Uses `getRandomValues` only: `randomUUID` is missing on a phone's plain-HTTP page (PITFALLS §6).
 */
export function newId(length = 20): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  let id = '';
  for (const byte of bytes) id += READABLE_ALPHABET[byte & 31];
  return id;
}
