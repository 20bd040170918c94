import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import type { StoredSource } from '#features/diagnostic/model/source';
import type { SourceBlock } from '#features/diagnostic/model/source-block';
import { locateQuote, quoteOf } from '#features/diagnostic/model/source-citation';
import { SourceBlocks } from './source-blocks';
import styles from './source.module.css';
import type { Passage, SourcesPanelProps } from './source-panel-props';
import { SourcePassage } from './source-passage';

interface SourceReadingProps extends Pick<SourcesPanelProps, 'onCite' | 'passage'> {
  readonly source: StoredSource;
  readonly blocks: readonly SourceBlock[];
}

/** Blocks shown at once; the rest comes when asked, so that a long report opens at once. */
const PAGE = 300;

/** The words, from which a passage is chosen with the mouse, a finger or the keyboard. */
export function SourceReading({ source, blocks, onCite, passage }: SourceReadingProps) {
  const { t } = useTranslation('sources');
  const found = passage && locateQuote(blocks, passage);
  const [shown, setShown] = useState(Math.max(PAGE, (found?.block ?? 0) + 50));
  const [chosen, choose] = useState<Passage | undefined>(passage && found ? { ...passage, block: found.block } : undefined);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => followSelection(element, choose), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into view once, when it opens
  useEffect(() => {
    if (found) element.current?.querySelector(`[data-block="${found.block}"]`)?.scrollIntoView({ block: 'center' });
  }, []);
  const left = Math.min(PAGE, blocks.length - shown);
  return (
    <>
      <p className={styles.soft}>{t('cite.hint')}</p>
      <div ref={element} className={styles.text}>
        <SourceBlocks blocks={blocks.slice(0, shown)} chosen={chosen} onChoose={choose} />
      </div>
      {left > 0 ? (
        <div>
          <Button onPress={() => setShown(shown + PAGE)}>{t('words.more', { count: left })}</Button>
        </div>
      ) : null}
      {chosen ? <SourcePassage source={source} passage={chosen} onCite={onCite} onClear={() => choose(undefined)} /> : null}
    </>
  );
}

/** Words selected inside the text become the chosen passage; an empty selection leaves it as it is. */
function followSelection(element: { readonly current: HTMLElement | null }, choose: (passage: Passage) => void): () => void {
  const look = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    const start = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
    const block = start?.closest<HTMLElement>('[data-block]');
    if (!block || !element.current?.contains(block) || !element.current.contains(range.endContainer)) return;
    const quote = quoteOf(selection.toString());
    if (quote !== '') choose({ block: Number(block.dataset.block), quote });
  };
  document.addEventListener('selectionchange', look);
  return () => document.removeEventListener('selectionchange', look);
}
