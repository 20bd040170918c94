import type { Unzipped } from 'fflate';

/** A part of an unpacked archive as XML; undefined where it is not there or is none. It loads nothing and runs nothing. */
export function xmlPart(parts: Unzipped, name: string): XMLDocument | undefined {
  const bytes = parts[name];
  if (!bytes) return undefined;
  const parsed = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'application/xml');
  return parsed.getElementsByTagName('parsererror').length > 0 ? undefined : parsed;
}

/** An attribute by its local name: which prefix stands for a namespace is for each file to say. */
export function attribute(element: Element, localName: string): string | undefined {
  return [...element.attributes].find((one) => one.localName === localName)?.value;
}

/** The first child element of this local name. */
export function child(element: Element | undefined, localName: string): Element | undefined {
  return element && [...element.children].find((one) => one.localName === localName);
}
