/** Text as a page or a drawing may hold it: control signs, broken pairs and what XML forbids are left out. */
export function printableText(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '');
}
