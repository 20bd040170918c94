import { type ComponentType, createElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextBlock, TextEmbed, TextPart, TextRun } from '#document/text/text-read';
import type { EmbedRegistry } from './embeds/embed-view';
import styles from './rich-text.module.css';
import { safeUrl } from './safe-url';

/** What stands round each stretch of a shown text: a signature, or nothing. */
export interface SignProps {
  readonly part: TextRun | TextEmbed;
  /** The stretch before it in its block, when there is one. */
  readonly before: TextPart | undefined;
  readonly children: ReactNode;
}

interface ShownTextProps {
  readonly parts: readonly TextPart[];
  readonly embeds: EmbedRegistry;
  readonly sign?: ComponentType<SignProps>;
}

/** A text that is read and not written, as the editor shows it: titles, lists, tables and what it shows from elsewhere. */
export function ShownText({ parts, ...shown }: ShownTextProps): ReactNode {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the text is drawn whole each time
    <Part key={index} part={part} before={parts[index - 1]} {...shown} />
  ));
}

type PartProps = Omit<ShownTextProps, 'parts'> & { readonly part: TextPart; readonly before: TextPart | undefined };

function Part({ part, before, ...shown }: PartProps): ReactNode {
  if ('children' in part) return <Block block={part} {...shown} />;
  const { sign: Sign } = shown;
  const drawn = 'text' in part ? formatted(part) : <Embed part={part} embeds={shown.embeds} />;
  return Sign ? (
    <Sign part={part} before={before}>
      {drawn}
    </Sign>
  ) : (
    drawn
  );
}

function Embed({ part, embeds }: { readonly part: TextEmbed; readonly embeds: EmbedRegistry }) {
  const { t } = useTranslation('kit');
  const Known = embeds[part.embed];
  return Known ? <Known refId={part.ref} label={part.label} /> : <span className="embed-newer">{part.label || t('newerElement')}</span>;
}

function Block({ block, ...shown }: Omit<ShownTextProps, 'parts'> & { readonly block: TextBlock }): ReactNode {
  const inside = <ShownText parts={block.children} {...shown} />;
  switch (block.type) {
    case 'link':
    case 'autolink':
      return (
        <a className={styles.link} href={safeUrl(block.url ?? '')}>
          {inside}
        </a>
      );
    case 'heading':
      return createElement(headingTag(block.tag), { className: block.tag === 'h4' ? styles.subheading : styles.heading }, inside);
    case 'paragraph':
      return <p className={styles.paragraph}>{inside}</p>;
    case 'quote':
      return <blockquote className={styles.quote}>{inside}</blockquote>;
    case 'list':
      return block.listType === 'number' ? (
        <ol className={styles.list} start={block.start}>
          {inside}
        </ol>
      ) : (
        <ul className={styles.list}>{inside}</ul>
      );
    case 'listitem':
      return <Item block={block}>{inside}</Item>;
    case 'table':
      return (
        <table className={styles.table}>
          <tbody>{inside}</tbody>
        </table>
      );
    case 'tablerow':
      return <tr>{inside}</tr>;
    case 'tablecell':
      return block.isHead ? (
        <th scope="col" className={`${styles.cell} ${styles.cellHeader}`}>
          {inside}
        </th>
      ) : (
        <td className={styles.cell}>{inside}</td>
      );
    default:
      // What a newer version calls by another name keeps its words.
      return <div className={styles.paragraph}>{inside}</div>;
  }
}

function Item({ block, children }: { readonly block: TextBlock; readonly children: ReactNode }) {
  const holdsList = block.children.some((part) => 'children' in part && part.type === 'list');
  if (block.checked === undefined) return <li className={holdsList ? styles.nested : undefined}>{children}</li>;
  return (
    <li className={styles.nested}>
      <label>
        <input type="checkbox" checked={block.checked} disabled /> {children}
      </label>
    </li>
  );
}

/** The parts of a chapter are headings of the second level: what people wrote stands under them. */
function headingTag(tag: string | undefined): string {
  return /^h[3-6]$/u.test(tag ?? '') ? (tag as string) : 'h3';
}

const BOLD = 1;
const ITALIC = 2;
const STRIKE = 4;
const UNDERLINE = 8;

function formatted({ text, format }: TextRun): ReactNode {
  const marks = [format & BOLD && 'strong', format & ITALIC && 'em', format & STRIKE && 's', format & UNDERLINE && 'u'];
  return marks.reduce<ReactNode>((inner, mark) => (mark ? createElement(mark, null, inner) : inner), text);
}
