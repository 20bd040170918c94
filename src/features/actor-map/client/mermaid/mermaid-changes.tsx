import { useTranslation } from 'react-i18next';
import { Announcement } from '#client/kit/notices/announcement.tsx';
import { facts } from '#shared/output/blocks';
import { Notice } from '#client/kit/notices/notice.tsx';
import { isEmptyChange } from '../../model/mermaid/flow-change';
import type { MapChange } from '../../model/mermaid/map-change';
import { keyed } from '../keyed';
import styles from './mermaid-view.module.css';
import type { LiveMap } from '../use-live-map';

/** What a text will change on the map, in words, before anything is written. */
export function MermaidChanges({ change, live }: { readonly change: MapChange; readonly live: LiveMap }) {
  const { t } = useTranslation('actor-map');
  const nameOf = (id: string) => live.map.actors.get(id)?.name ?? id;
  const named = [
    ['actorsAdded', change.actorsAdded.map(({ name }) => name)],
    ['actorsChanged', change.actorsChanged.map(({ id }) => nameOf(id))],
    ['actorsRemoved', change.actorsRemoved.map(nameOf)],
  ] as const;
  const counted = [
    ['relations', change.relationsAdded.length, change.relationsChanged.length, change.relationsRemoved.length],
    ['circles', change.circlesAdded.length, change.circlesChanged.length, change.circlesRemoved.length],
  ] as const;
  if (change.otherDiagram) return <Notice kind="warn" title={t('mermaid.otherDiagram', { kind: change.otherDiagram })} />;
  const lines = [
    ...named
      .filter(([, names]) => names.length > 0)
      .map(([key, names]) => t(`mermaid.${key}`, { count: names.length, names: names.join(', ') })),
    ...counted
      .filter(([, ...counts]) => counts.some((count) => count > 0))
      .map(([key, added, changed, removed]) => t(`mermaid.${key}`, { added, changed, removed })),
  ];
  return (
    <section className={styles.changes}>
      <Announcement words={facts([t('mermaid.changes'), ...(isEmptyChange(change) ? [t('mermaid.none')] : lines)], ' ')} />
      <h3>{t('mermaid.changes')}</h3>
      {isEmptyChange(change) ? <p>{t('mermaid.none')}</p> : null}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Lines title={t('mermaid.sameNames')} help={t('mermaid.sameNamesHelp')} lines={change.sameNames} />
      <Lines
        title={t('mermaid.unreadLinks', { count: change.unreadLinks.length })}
        help={t('mermaid.unreadLinksHelp')}
        lines={change.unreadLinks}
        isCounted
      />
      <Lines
        title={t('mermaid.kept')}
        help={t('mermaid.keptHelp')}
        lines={change.keptLines?.filter((line) => ![...change.removed, ...change.unreadLinks].includes(line)) ?? []}
      />
      <Lines title={t('mermaid.shortened')} help={t('mermaid.shortenedHelp')} lines={change.shortened} />
      <Lines title={t('mermaid.removedLines')} help={t('mermaid.removedHelp')} lines={change.removed} />
    </section>
  );
}

interface LinesProps {
  readonly title: string;
  readonly help: string;
  readonly lines: readonly string[];
  /** The title says how many there are. */
  readonly isCounted?: boolean;
}

function Lines({ title, help, lines, isCounted }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <details open={lines.length <= 6}>
      <summary>
        {title}
        {isCounted ? null : ` (${lines.length})`}
      </summary>
      <p>{help}</p>
      <ul className={styles.kept}>
        {keyed(lines, (line) => line).map(({ key, item: line }) => (
          <li key={key}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
