import { createElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { safeUrl } from '#client/editor/safe-url';
import type { TextPart } from '#document/text/text-read';
import { CHAPTER_PARTS, readChapter } from '../../model/diagnostic-section';

/** A chapter that this app may read but not write (a newer app wrote it), drawn from the text alone. */
export function ReadOnlyText({ doc }: { readonly doc: Y.Doc }) {
  const { t } = useTranslation('diagnostic');
  const text = readChapter(doc);
  return CHAPTER_PARTS.map((part) => (
    <section key={part}>
      <h2>{t(`parts.${part}.title`)}</h2>
      {text[part].map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text is drawn whole each time
        <Part key={index} part={block} />
      ))}
    </section>
  ));
}

const TAGS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  heading: 'h3',
  quote: 'blockquote',
  listitem: 'li',
  tablerow: 'tr',
  tablecell: 'td',
};

function Part({ part }: { readonly part: TextPart }): ReactNode {
  const { t } = useTranslation('kit');
  if ('text' in part) return formatted(part.text, part.format);
  if ('embed' in part) return <span>{part.label || t('newerElement')}</span>;
  // biome-ignore lint/suspicious/noArrayIndexKey: the text is drawn whole each time
  const children = part.children.map((child, index) => <Part key={index} part={child} />);
  if (part.type === 'link') return <a href={safeUrl(part.url ?? '')}>{children}</a>;
  if (part.type === 'list') return part.listType === 'number' ? <ol start={part.start}>{children}</ol> : <ul>{children}</ul>;
  if (part.type === 'table') {
    return (
      <table>
        <tbody>{children}</tbody>
      </table>
    );
  }
  if (part.isHead) return <th scope="col">{children}</th>;
  return createElement(TAGS[part.type] ?? 'div', null, children);
}

function formatted(text: string, format: number): ReactNode {
  const bold = format & 1 ? <strong>{text}</strong> : text;
  return format & 2 ? <em>{bold}</em> : bold;
}
