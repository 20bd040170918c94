const NO_BREAK = '\u00a0';
const THIN_NO_BREAK = '\u202f';

/**
 * Ordinary spaces where French typography wants no-break ones: inside « », before `:` (wide) and before
 * `;`, `!`, `?` (thin), and between a number and `%` or `€`; and the curved apostrophe between letters. Catalogues are
 * written as a keyboard writes, and each sentence passes through here once, when it is first read. ICU skeletons (`::`) are left alone.
 * Nothing looks behind itself here: the phones of before 2023 do not know how to, and would read no line of the page.
 */
export function frenchSpaces(text: string): string {
  return (
    text
      .replace(/«\s+/gu, `«${NO_BREAK}`)
      .replace(/\s+»/gu, `${NO_BREAK}»`)
      .replace(/ (?=:(?!:))/gu, NO_BREAK)
      .replace(/ (?=[;!?])/gu, THIN_NO_BREAK)
      .replace(/(\d) (?=[%€])/gu, `$1${NO_BREAK}`)
      // ICU would read a straight one before a placeholder as a quotation mark: « l'{nom} » would not be filled.
      .replace(/(\p{L})'(?=[\p{L}{<#])/gu, '$1’')
  );
}
