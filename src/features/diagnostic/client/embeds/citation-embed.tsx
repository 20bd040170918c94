import { useTranslation } from 'react-i18next';
import { useRecord } from '#client/documents/use-records';
import { useCoreAndTable, useWorkspace } from '#client/documents/workspace-context.tsx';
import type { EmbedProps } from '#client/editor/embeds/embed-view.tsx';
import { screenAddress } from '#client/feature';
import { sourcesAt } from '../../model/source-section';
import styles from './embeds.module.css';
import { requestPassage } from '../sources/source-passage-request';

/** Where something comes from: the title of the source as it is now, and the words cited on demand. */
export function CitationEmbed({ refId, label }: EmbedProps) {
  const { t } = useTranslation('diagnostic');
  const { id } = useWorkspace();
  const source = useRecord(sourcesAt(useCoreAndTable()), refId);
  // Not by the words it cited: they are withdrawn with their source.
  if (!source) return <span className={styles.gone}>[{t('embeds.sourceGone')}]</span>;
  return (
    <cite className={styles.citation}>
      <a
        href={screenAddress(id, `sources/${refId}`)}
        onClick={() => requestPassage(refId, label)}
        title={label === '' || label === source.title ? t('embeds.openSource') : t('quoted', { ns: 'kit', words: label })}
      >
        [{source.title}]
      </a>
    </cite>
  );
}
