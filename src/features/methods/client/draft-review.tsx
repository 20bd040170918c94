import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { DataTable } from '#client/kit/tables/data-table.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import type { MethodDraft } from '#features/methods/model/methods-contract';
import { DraftPassage } from './draft-passage';
import styles from './methods.module.css';
import { useFieldName } from './use-field-name';

interface DraftReviewProps {
  readonly draft: MethodDraft;
  readonly rewrites: Readonly<Record<string, string>>;
  /** Undefined puts the démarche's own words back. */
  readonly onRewrite: (path: string, text: string | undefined) => void;
  readonly onWrite: () => void;
}

/** What was found, what is in doubt, what changed, what will leave; and the button, when nothing is left. */
export function DraftReview({ draft, rewrites, onRewrite, onWrite }: DraftReviewProps) {
  const { t } = useTranslation('methods');
  const [hasRead, setHasRead] = useState(false);
  const isBlocked = draft.findings.length > 0;
  const isUnread = draft.doubts.length > 0 && !hasRead;
  return (
    <Stack gap={4}>
      <Verdict draft={draft} />
      <List gap={3}>
        {draft.findings.map((finding) => (
          <DraftPassage key={finding.path} finding={finding} onRewrite={onRewrite} />
        ))}
      </List>
      <Dropped rewrites={rewrites} onRestore={(path) => onRewrite(path, undefined)} />
      {draft.doubts.length > 0 ? <Doubts draft={draft} hasRead={hasRead} onRead={setHasRead} onRewrite={onRewrite} /> : null}
      <Changes draft={draft} />
      <details className={styles.step}>
        <summary>
          <h3>{t('share.preview')}</h3>
          <span className={styles.soft}>{draft.fileName}</span>
        </summary>
        <TextArea label={t('share.preview')} hideLabel value={draft.text} isReadOnly rows={12} />
      </details>
      <div className={styles.row}>
        <Button variant="go" isDisabled={isBlocked || isUnread} onPress={onWrite}>
          {t('share.write')}
        </Button>
        {isBlocked ? <p>{t('share.blocked')}</p> : isUnread ? <p>{t('share.toRead')}</p> : null}
      </div>
    </Stack>
  );
}

function Verdict({ draft }: { draft: MethodDraft }) {
  const { t } = useTranslation('methods');
  const count = draft.findings.length;
  return (
    <Notice kind={count > 0 ? 'warn' : 'ok'} title={count > 0 ? t('share.found', { count }) : t('share.clean')}>
      <p>{t('share.searched', { texts: draft.textCount, terms: draft.termCount })}</p>
    </Notice>
  );
}

function Dropped({ rewrites, onRestore }: { rewrites: Readonly<Record<string, string>>; onRestore: (path: string) => void }) {
  const { t } = useTranslation('methods');
  const dropped = Object.keys(rewrites).filter((path) => rewrites[path] === '');
  if (dropped.length === 0) return null;
  return (
    <List gap={3}>
      {dropped.map((path) => (
        <li key={path} className={styles.row}>
          {t('share.dropped')}
          <Button size="s" onPress={() => onRestore(path)}>
            {t('share.restore')}
          </Button>
        </li>
      ))}
    </List>
  );
}

interface DoubtsProps {
  readonly draft: MethodDraft;
  readonly hasRead: boolean;
  readonly onRead: (read: boolean) => void;
  readonly onRewrite: DraftReviewProps['onRewrite'];
}

function Doubts({ draft, hasRead, onRead, onRewrite }: DoubtsProps) {
  const { t } = useTranslation('methods');
  return (
    <Stack as="section" gap={4}>
      <h3>{t('share.doubts', { count: draft.doubts.length })}</h3>
      <List gap={3}>
        {draft.doubts.map((doubt) => (
          <li key={doubt.path} className={styles.passage}>
            <p>{doubt.text}</p>
            <p className={styles.soft}>{t('share.doubtWords', { words: doubt.words.join(', ') })}</p>
            <Button size="s" onPress={() => onRewrite(doubt.path, '')}>
              {t('share.drop')}
            </Button>
          </li>
        ))}
      </List>
      <CheckboxField label={t('share.readAgain')} isSelected={hasRead} onChange={onRead} />
    </Stack>
  );
}

function Changes({ draft }: { draft: MethodDraft }) {
  const { t } = useTranslation('methods');
  const fieldName = useFieldName();
  if (draft.parentTitle === undefined) return <p>{t('share.noParent')}</p>;
  if (draft.changes.length === 0) return <p>{t('share.nothingChanged')}</p>;
  return (
    <Stack as="section" gap={4}>
      <h3>{t('share.changed')}</h3>
      <DataTable
        caption={t('share.changedFrom', { title: draft.parentTitle })}
        rows={draft.changes.map((change) => ({ ...change, id: `${change.kind}/${change.path}` }))}
        columns={[
          { id: 'kind', label: t('share.columns.kind'), render: (row) => t(`share.change.${row.kind}`), sortBy: (row) => row.kind },
          {
            id: 'where',
            label: t('share.columns.where'),
            isRowHeader: true,
            render: (row) => [...row.under, fieldName(row.field)].join(' › '),
          },
          { id: 'before', label: t('share.columns.before'), render: (row) => (row.before ? <del>{row.before}</del> : '—') },
          { id: 'after', label: t('share.columns.after'), render: (row) => (row.after ? <ins>{row.after}</ins> : '—') },
        ]}
      />
    </Stack>
  );
}
