/** Elements that act or fetch; a diagram needs none of them. */
const FORBIDDEN_ELEMENTS = 'script, foreignObject, iframe, object, embed, audio, video, image, use[href^="http"], animate, set, handler';

/**
 * The SVG as an image file may hold it: parsed as XML, without scripts, foreign content, handlers or
 * addresses other than its own parts. Throws when it is no SVG.
 */
export function cleanSvg(text: string): string {
  // Mermaid writes its drawing as HTML does, where a no-break space (every « in French) is a name XML has not.
  const parsed = new DOMParser().parseFromString(text.replaceAll('&nbsp;', '&#160;'), 'image/svg+xml');
  const svg = parsed.documentElement;
  if (svg.localName !== 'svg' || parsed.querySelector('parsererror')) throw new Error('the drawing is no SVG');
  for (const element of [...svg.querySelectorAll(FORBIDDEN_ELEMENTS)]) element.remove();
  for (const link of [...svg.querySelectorAll('a')]) link.replaceWith(...link.childNodes);
  for (const element of [svg, ...svg.querySelectorAll('*')]) cleanAttributes(element);
  for (const style of svg.querySelectorAll('style')) style.textContent = cleanCss(style.textContent);
  setSize(svg);
  return new XMLSerializer().serializeToString(svg);
}

function cleanAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const address = /(?:^|:)(?:href|src|data|action|formaction|ping)$/iu.test(name) && !value.startsWith('#');
    if (/^on/iu.test(name) || address || /url\(\s*['"]?(?!#)/iu.test(value)) element.removeAttribute(name);
  }
}

function cleanCss(css: string): string {
  return css.replace(/@import[^;]*;?/giu, '').replace(/url\(\s*['"]?(?!#)[^)]*\)/giu, 'none');
}

/** A picture needs a size of its own: Mermaid leaves it to the page. */
function setSize(svg: Element): void {
  const [, , width, height] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/u).map(Number);
  if (!width || !height) return;
  svg.setAttribute('width', String(Math.ceil(width)));
  svg.setAttribute('height', String(Math.ceil(height)));
}
