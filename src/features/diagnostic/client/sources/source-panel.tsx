import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#shared/ids';
import { SourceBring } from './import/source-bring';
import { SourceList } from './source-list';
import { SourcePage } from './source-page';
import type { SourcesPanelProps } from './source-panel-props';
import styles from './source.module.css';
import { useSourceDrop } from './import/use-source-drop';
import { useSourceImport } from './import/use-source-import';

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
