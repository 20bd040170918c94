import { printableText } from './printable-text';

/** Text as XML takes it: the five signs escaped, what XML forbids left out. */
export function escapeXml(text: string): string {
  return printableText(text).replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
