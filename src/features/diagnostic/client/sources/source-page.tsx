import { ArrowLeft, Quote, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecord } from '#client/documents/use-records';
import { useCoreAndTable } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { StoredSource } from '#features/diagnostic/model/source';
import { sourcesAt } from '#features/diagnostic/model/source-section';
import { useLocale } from '#client/i18n/use-locale';
import { formatPartialDate } from '#shared/partial-date';
import styles from './source.module.css';
import { SourceFacts } from './source-facts';
import { SourceKindLabel } from './source-kind-label';
import type { Passage, SourcesPanelProps } from './source-panel-props';
import { SourceWords } from './source-words';

interface SourcePageProps extends Pick<SourcesPanelProps, 'onCite' | 'passage'> {
  readonly id: string;
  readonly onBack: () => void;
  readonly headingLevel: 1 | 2;
}

/** One source: its words, from which a passage is chosen, and its card. */
export function SourcePage({ id, onBack, onCite, passage, headingLevel }: SourcePageProps) {
  const { t } = useTranslation('sources');
  const source = useRecord(sourcesAt(useCoreAndTable()), id);
  const Heading = `h${headingLevel}` as const;
  const title = useRef<HTMLHeadingElement>(null);
  // As a new page would: the list that held the focus is gone.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <Stack as="article" gap={4} aria-label={source?.title ?? t('title')}>
      <div>
        <Button variant="quiet" icon={<ArrowLeft size={20} aria-hidden />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
      <header className={styles.head}>
        <Heading ref={title} tabIndex={-1}>
          {source?.title ?? t('title')}
        </Heading>
        {source ? <Summary source={source} /> : <Notice kind="info" title={t('gone')} />}
      </header>
      {source ? (
        <div className={styles.columns}>
          <SourceWords key={source.id} source={source} onCite={onCite} passage={passage} />
          <Stack as="aside" gap={4} aria-label={t('facts.heading')}>
            <SourceFacts source={source} />
            <Gestures source={source} onBack={onBack} onCite={onCite} />
          </Stack>
        </div>
      ) : null}
    </Stack>
  );
}

function Summary({ source }: { source: StoredSource }) {
  const { t } = useTranslation('sources');
  const locale = useLocale();
  const date = source.date ? formatPartialDate(source.date, locale) : t('facts.dateUnknown');
  return (
    <p className={styles.soft}>
      <SourceKindLabel kind={source.kind} /> · {[source.author, date].filter(Boolean).join(' · ')}
    </p>
  );
}

interface GesturesProps {
  readonly source: StoredSource;
  readonly onBack: () => void;
  readonly onCite: ((sourceId: string, passage?: Passage) => void) | undefined;
}

function Gestures({ source, onBack, onCite }: GesturesProps) {
  const { t } = useTranslation('sources');
  const sources = sourcesAt(useCoreAndTable());
  const remove = () => {
    const { id, ...fields } = source;
    sources.remove(id);
    onBack();
    // Put back under the same id, so that what cites it finds it again, whatever was done in between.
    const undo = () => {
      if (!sources.get(id)) sources.create(fields, { id });
    };
    showToast(t('remove.done', { title: source.title }), { kind: 'info', action: { label: t('remove.undo'), run: undo } });
  };
  return (
    <Row>
      {onCite ? (
        <Button icon={<Quote size={20} aria-hidden />} onPress={() => onCite(source.id)}>
          {t('cite.citeWhole')}
        </Button>
      ) : null}
      <Button variant="quiet" icon={<Trash2 size={20} aria-hidden />} onPress={remove}>
        {t('remove.action')}
      </Button>
    </Row>
  );
}
