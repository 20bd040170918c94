import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { partedReport, type ReportItem } from '#features/diagnostic/model/source-block';
import styles from '../source.module.css';

/** What the reading kept aside, and what it did not understand: how many, and each with its line and its words when asked. */
export function SourceReport({ report, pasted }: { report: readonly ReportItem[]; pasted: boolean }) {
  const { t } = useTranslation('sources');
  const { aside, unread } = partedReport(report);
  if (report.length > 0 && report.every((item) => item.code === 'not-read')) return <Notice kind="info" title={t('report.kept')} />;
  const title = t(pasted ? 'report.titlePasted' : 'report.title', { count: unread.length });
  return (
    <>
      {unread.length > 0 ? <ReportPart kind="warn" title={title} items={unread} /> : null}
      {aside.length > 0 ? <ReportPart kind="info" title={t('report.aside', { count: aside.length })} items={aside} /> : null}
    </>
  );
}

interface ReportPartProps {
  readonly kind: 'warn' | 'info';
  readonly title: string;
  readonly items: readonly ReportItem[];
}

function ReportPart({ kind, title, items }: ReportPartProps) {
  const { t } = useTranslation('sources');
  const [shown, setShown] = useState(false);
  const listId = useId();
  return (
    <Stack gap={2}>
      <Notice
        kind={kind}
        title={title}
        actions={
          <Button size="s" aria-expanded={shown} {...(shown ? { 'aria-controls': listId } : {})} onPress={() => setShown(!shown)}>
            {t(shown ? 'report.hide' : 'report.show')}
          </Button>
        }
      />
      {shown ? (
        <ul id={listId} className={styles.reportList}>
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report is written once and never changes
            <li key={index}>
              {t(`report.code.${item.code}`)}
              {item.line === undefined ? '' : ` (${t('report.line', { line: item.line })})`}
              {item.quote ? <code className={styles.code}>{item.quote}</code> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </Stack>
  );
}
