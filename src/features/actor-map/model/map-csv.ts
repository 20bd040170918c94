/** A table as a spreadsheet opens it without a question: UTF-8 with its mark, `;`, quotes, Windows line ends. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/**
 * One cell. A text that a spreadsheet would run as a formula gets an apostrophe first (OWASP, « CSV
 * injection »): somebody else may have written it.
 */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[;"\n\r]/u.test(harmless) ? `"${harmless.replace(/"/gu, '""')}"` : harmless;
}
