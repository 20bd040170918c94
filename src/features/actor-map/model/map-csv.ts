import Papa from 'papaparse';

/**
 * A table as a spreadsheet opens it without a question: UTF-8 with its mark, `;`, Windows line ends. A text that a
 * spreadsheet would run as a formula gets an apostrophe first (OWASP, « CSV injection »): somebody else may have
 * written it.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  // Not the library's own pattern, which lets a formula of two lines pass.
  const text = Papa.unparse([...rows], { delimiter: ';', newline: '\r\n', escapeFormulae: /^[=+\-@\t\r]/u });
  return `\ufeff${text}\r\n`;
}
