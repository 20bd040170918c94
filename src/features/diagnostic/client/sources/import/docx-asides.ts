import type { Unzipped } from 'fflate';
import { type ReportItem, reportItem } from '#features/diagnostic/model/source-block';
import { xmlPart } from './xml-parts';

/**
 * What a `.docx` says beside its text, and the reading leaves out of it: words that somebody struck while changes were
 * tracked, remarks in the margin, headers and footers. Each is told with its words, nobody's name with them.
 */
export function asidesOf(parts: Unzipped): readonly ReportItem[] {
  const document = xmlPart(parts, 'word/document.xml');
  const struck = [...(document?.getElementsByTagName('w:del') ?? [])].map((one) => textOf(one, 'w:delText'));
  const remarks = [...(xmlPart(parts, 'word/comments.xml')?.getElementsByTagName('w:comment') ?? [])].map((one) => textOf(one, 'w:t'));
  const edges = Object.keys(parts).filter((name) => /^word\/(?:header|footer)\d*\.xml$/u.test(name));
  return [
    ...told('struck', struck),
    ...told('remark', remarks),
    // The same words stand at the edge of each kind of page: they are told once.
    ...told('page-edge', [...new Set(edges.map((name) => edgeText(parts, name)))]),
  ];
}

function edgeText(parts: Unzipped, name: string): string {
  const root = xmlPart(parts, name)?.documentElement;
  return root ? textOf(root, 'w:t') : '';
}

function textOf(element: Element, tag: string): string {
  return [...element.getElementsByTagName(tag)].map(({ textContent }) => textContent ?? '').join('');
}

function told(code: ReportItem['code'], texts: readonly string[]): ReportItem[] {
  return texts.filter((text) => text.trim() !== '').map((text) => reportItem(code, text));
}
