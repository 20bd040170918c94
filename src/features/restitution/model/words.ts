import type { fr } from './words.fr';

type Same<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Same<Tree[Key]> };

/** Every word that a restitution adds to what people wrote. */
export type RestitutionWords = Same<typeof fr>;

/** A sentence with its `{places}` filled; a place nothing is given for stays empty. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? ''));
}
