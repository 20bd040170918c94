import { Quote } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { blockText, type SourceBlock } from '#features/diagnostic/model/source-block';
import { quoteOf } from '#features/diagnostic/model/source-citation';
import styles from './source.module.css';
import type { Passage } from './source-panel-props';

interface SourceBlocksProps {
  readonly blocks: readonly SourceBlock[];
  readonly chosen: Passage | undefined;
  readonly onChoose: (passage: Passage) => void;
}

/** The blocks as one reads them; words only, whatever the file held. Rows that follow one another are one table. */
export function SourceBlocks({ blocks, chosen, onChoose }: SourceBlocksProps) {
  return groupsOf(blocks).map((group) =>
    group.kind === 'table' ? (
      <Rows key={group.from} rows={group.rows} from={group.from} chosen={chosen} onChoose={onChoose} />
    ) : (
      <Block key={group.from} block={group.block} index={group.from} isChosen={chosen?.block === group.from} onChoose={onChoose} />
    ),
  );
}

type Row = Extract<SourceBlock, { kind: 'row' }>;
type Group =
  | { readonly kind: 'block'; readonly from: number; readonly block: Exclude<SourceBlock, Row> }
  | { readonly kind: 'table'; readonly from: number; readonly rows: Row[] };

function groupsOf(blocks: readonly SourceBlock[]): readonly Group[] {
  const groups: Group[] = [];
  blocks.forEach((block, index) => {
    const last = groups.at(-1);
    if (block.kind !== 'row') groups.push({ kind: 'block', from: index, block });
    else if (last?.kind === 'table' && !block.head) last.rows.push(block);
    else groups.push({ kind: 'table', from: index, rows: [block] });
  });
  return groups;
}

interface BlockProps {
  readonly block: Exclude<SourceBlock, Row>;
  readonly index: number;
  readonly isChosen: boolean;
  readonly onChoose: (passage: Passage) => void;
}

const Block = memo(function Block({ block, index, isChosen, onChoose }: BlockProps) {
  return (
    <div className={styles.block} data-block={index} data-chosen={isChosen || undefined}>
      <ChooseButton block={block} index={index} isChosen={isChosen} onChoose={onChoose} />
      <Words block={block} />
    </div>
  );
});

function Words({ block }: { block: Exclude<SourceBlock, Row> }): ReactNode {
  const { t } = useTranslation('sources');
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${Math.min(6, block.level + 2)}` as 'h3';
      return <Heading className={styles.heading}>{block.text}</Heading>;
    }
    case 'quote':
      return <blockquote className={styles.quote}>{block.text}</blockquote>;
    case 'verbatim':
      return <pre className={styles.code}>{block.text}</pre>;
    case 'image':
      return <p className={styles.soft}>{t('words.image', { words: block.text || '…' })}</p>;
    case 'item':
      return (
        <p className={styles.item} data-level={Math.min(3, block.level)}>
          <span>{block.marker}</span> <span>{block.text}</span>
        </p>
      );
    default:
      return <p className={styles.paragraph}>{block.text}</p>;
  }
}

function Rows({ rows, from, chosen, onChoose }: { rows: readonly Row[]; from: number } & Omit<SourceBlocksProps, 'blocks'>) {
  const { t } = useTranslation('sources');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.tableScroll} aria-label={t('words.table')} tabIndex={0}>
      <table className={styles.table}>
        <tbody>
          {rows.map((row, offset) => {
            const index = from + offset;
            const isChosen = chosen?.block === index;
            const Cell = row.head ? 'th' : 'td';
            return (
              <tr key={index} data-block={index} data-chosen={isChosen || undefined}>
                <td>
                  <ChooseButton block={row} index={index} isChosen={isChosen} onChoose={onChoose} />
                </td>
                {row.cells.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells never move
                  <Cell key={column}>{cell}</Cell>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface ChooseButtonProps {
  readonly block: SourceBlock;
  readonly index: number;
  readonly isChosen: boolean;
  readonly onChoose: (passage: Passage) => void;
}

function ChooseButton({ block, index, isChosen, onChoose }: ChooseButtonProps) {
  const { t } = useTranslation('sources');
  const words = quoteOf(blockText(block));
  const start = words.split(' ').slice(0, 6).join(' ');
  return (
    <button
      type="button"
      className={styles.choose}
      aria-pressed={isChosen}
      aria-label={t('words.choosePassage', { number: index + 1, start })}
      title={t('words.choose')}
      onClick={() => onChoose({ block: index, quote: words })}
    >
      <Quote size={18} aria-hidden />
    </button>
  );
}
