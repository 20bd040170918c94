/** A catalogue of messages: nested groups of ICU sentences. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/**
 * The shape another language must have: the same keys as the French catalogue, no more, no less.
 * `export const en: Messages<typeof fr> = {…}` does not compile while a sentence is missing.
 */
export type Messages<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Messages<Tree[Key]> };

/** Every sentence of a catalogue, by its way through the groups: `states.done`. */
export type MessageKey<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${MessageKey<Tree[Key]>}`;
}[keyof Tree & string];
