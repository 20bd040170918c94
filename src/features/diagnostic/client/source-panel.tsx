import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#shared/ids';
import { SourceBring } from './source-bring';
import { SourceList } from './source-list';
import { SourcePage } from './source-page';
import styles from './source.module.css';
import { useSourceDrop } from './use-source-drop';
import { useSourceImport } from './use-source-import';

/** A passage of a source: a block of it and the words in it. */
export interface Passage {
  readonly block: number;
  readonly quote: string;
}

export interface SourcesPanelProps {
  /** Cites a source, or a passage of it, where the person was writing. Without it, passages can be copied. */
  readonly onCite?: ((sourceId: RecordId, passage?: Passage) => void) | undefined;
  /** The source shown, where an address decides; else the panel remembers it. */
  readonly openId?: RecordId | undefined;
  readonly onOpen?: ((id: RecordId | undefined) => void) | undefined;
  /** Shown and brought into view: where a citation comes from. */
  readonly passage?: Passage | undefined;
  /** 1 where the panel is the whole screen: then files may be dropped anywhere on it. */
  readonly headingLevel?: 1 | 2;
  readonly wholePage?: boolean;
}

/** The sources of the démarche: bring some, read them, choose a passage, cite it. */
export function SourcesPanel({ onCite, openId, onOpen, passage, headingLevel, wholePage }: SourcesPanelProps) {
  const { t } = useTranslation('sources');
  const [remembered, remember] = useState<RecordId>();
  const shown = onOpen ? openId : (remembered ?? openId);
  const open = onOpen ?? remember;
  const bring = useSourceImport((ids) => {
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) open(only);
  });
  const element = useRef<HTMLDivElement>(null);
  const over = useSourceDrop(element, wholePage ?? false, bring);
  return (
    <div ref={element} className={styles.panel}>
      <SourceBring bring={bring} compact={shown !== undefined} />
      {shown === undefined ? (
        <SourceList onOpen={open} />
      ) : (
        <SourcePage
          key={shown}
          id={shown}
          onBack={() => open(undefined)}
          onCite={onCite}
          passage={passage}
          headingLevel={headingLevel ?? 2}
        />
      )}
      {over ? (
        <p className={styles.drop} aria-hidden>
          <span>{t('bring.drop')}</span>
        </p>
      ) : null}
    </div>
  );
}
