/** Where the styles of an element are read: as `style`, our own policy would refuse them, and say so in the console. */
const STYLES = 'data-foreign-style';

/** Comments, sheets of styles, and opening tags, in which quoted words may hold anything. */
const PARTS = /<!--[\s\S]*?(?:-->|$)|<style\b[\s\S]*?(?:<\/style[^>]*>|$)|<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>?/giu;
const STYLE_IN_TAG = /"[^"]*"|'[^']*'|(?<=[\s"'/])style(?=\s*=)/giu;

/**
 * HTML of another program, parsed in a document that runs no script, loads nothing and applies no style. What its `style`
 * attributes say is read with `foreignStyle`; its sheets of styles are dropped.
 */
export function parseForeignHtml(html: string): HTMLElement {
  const plain = html.replace(PARTS, (part) => {
    if (part.startsWith('<!--')) return part;
    if (/^<style\b/iu.test(part)) return '';
    return part.replace(STYLE_IN_TAG, (word) => (/^style$/iu.test(word) ? STYLES : word));
  });
  return new DOMParser().parseFromString(plain, 'text/html').body;
}

/** What an element's own style says of a property, in small letters; empty where it says nothing. */
export function foreignStyle(element: Element, property: string): string {
  for (const rule of (element.getAttribute(STYLES) ?? '').split(';')) {
    const colon = rule.indexOf(':');
    if (colon > 0 && rule.slice(0, colon).trim().toLowerCase() === property)
      return rule
        .slice(colon + 1)
        .trim()
        .toLowerCase();
  }
  return '';
}
