import type { Drawing } from '../kit/marks/picture-drawings';

/** What an element is made with: `on…` listens, `true` is an attribute without a value, `false` and undefined are left out. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;
type Child = Node | string | false | undefined | null;

/** Makes an element of a page that has no React. Texts are texts, whatever is in them. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== false && child !== undefined && child !== null));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing in strokes of the colour of the text, decorative: words always stand beside it. */
export function drawn(drawing: Drawing, size = 24): SVGSVGElement {
  return svg({ viewBox: '0 0 24 24', width: size, height: size, class: 'drawing', 'aria-hidden': 'true' }, drawing);
}

/** An SVG element with these attributes and parts. */
export function svg(attributes: Readonly<Record<string, string | number>>, parts: Drawing): SVGSVGElement {
  const made = document.createElementNS(SVG, 'svg');
  const shapes = parts.map(([name, shape]) => withAttributes(document.createElementNS(SVG, name), shape));
  made.append(...shapes);
  return withAttributes(made, attributes);
}

function withAttributes<E extends Element>(to: E, attributes: Readonly<Record<string, string | number>>): E {
  for (const [name, value] of Object.entries(attributes)) to.setAttribute(name, String(value));
  return to;
}

/** Makes `children` those of `list`, in this order; what stands there already is not moved, so that a field keeps its caret. */
export function arrange(list: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    const there = list.children[index] ?? null;
    if (there !== child) list.insertBefore(child, there);
  });
}

/** A part of a page, and how it goes: what it follows is followed no more. */
export interface Part {
  readonly root: HTMLElement;
  close(): void;
}
