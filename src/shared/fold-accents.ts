/**
 * A text as it is searched and compared: in small letters, without accents, ligatures or doubled spaces, with one
 * shape of apostrophe (« Précarité » = « PRECARITE », « habitant·e·s » = « habitantes »).
 */
export function foldAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\p{Diacritic}]/gu, '')
    .replace(/œ/giu, 'oe')
    .replace(/æ/giu, 'ae')
    .replace(/[’‘]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
