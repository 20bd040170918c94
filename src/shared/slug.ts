import { foldAccents } from './fold-accents';

/**
 * What an id, a file name or a class name keeps of a title: small letters and digits, parted by `separator`
 * (« Cœur de ville ! » → `coeur-de-ville`). At most `longest` characters; empty when nothing is left.
 */
export function slug(text: string, { separator = '-', longest = 60 }: { separator?: '-' | '_'; longest?: number } = {}): string {
  const words = foldAccents(text).match(/[a-z0-9]+/gu) ?? [];
  return words.join(separator).slice(0, longest).replace(/[-_]$/u, '');
}
