const SAFE_PROTOCOLS: readonly string[] = ['http:', 'https:', 'mailto:', 'tel:'];

/**
 * The address of a link that may be followed, or undefined. Anything a person types without a scheme is
 * read as `https`. Scripts, data, files and addresses relative to this app are refused: a text comes from
 * peers, and one click of a reader must never run or fetch what they wrote.
 */
export function safeUrl(text: string): string | undefined {
  // Browsers drop these before they read the scheme; a filter that doesn't is fooled by them.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const typed = text.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\ufeff]/gu, '');
  if (typed === '' || typed.length > 2000) return undefined;
  const hasScheme = /^[a-z][a-z0-9+.-]*:/iu.test(typed) && !/^[^:]+\.[^:]+:\d+/u.test(typed);
  if (!hasScheme && (!/^[^/\\#?][^\s]*\.[^\s]+/u.test(typed) || /[<>"']/u.test(typed))) return undefined;
  try {
    const url = new URL(hasScheme ? typed : `https://${typed}`);
    return SAFE_PROTOCOLS.includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
