/**
 * The words of a link, followed by its address when that is one a reader can go to by hand and is not
 * already in the words. An address that acts (`javascript:`, `data:`) is told to `onUnsafe` and left out:
 * nothing that was imported is ever a link.
 */
export function withAddress(words: string, url: string, onUnsafe: () => void): string {
  const address = url.trim();
  if (address === '' || address.startsWith('#')) return words;
  if (/^[a-z][a-z0-9+.-]*:/iu.test(address) && !/^(https?|mailto|tel):/iu.test(address)) {
    onUnsafe();
    return words;
  }
  const bare = address.replace(/^mailto:|^tel:/iu, '');
  if (words.includes(bare) || words.trim() === bare.replace(/^https?:\/\//iu, '').replace(/\/$/u, '')) return words;
  return words.trim() === '' ? bare : `${words} (${bare})`;
}
