import { escapeXml } from '#features/actor-map/model/drawing/static-svg';

/** Text as HTML takes it, in content and in attributes; what HTML forbids is left out. */
export const escapeHtml: (text: string) => string = escapeXml;

/** An HTML element around what is already HTML; attribute values are escaped, undefined ones left out. */
export function element(name: string, attributes: Readonly<Record<string, string | undefined>>, inner: string): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeHtml(value ?? '')}"`);
  return `<${name}${written.join('')}>${inner}</${name}>`;
}

/** A plain table with headers; the first cell of each row names it. Cells are text. */
export function textTable(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = columns.map((column) => element('th', { scope: 'col' }, escapeHtml(column))).join('');
  const body = rows.map((row) =>
    element(
      'tr',
      {},
      row
        .map((cell, index) => (index === 0 ? element('th', { scope: 'row' }, escapeHtml(cell)) : element('td', {}, escapeHtml(cell))))
        .join(''),
    ),
  );
  return `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
