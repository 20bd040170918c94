import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#client/kit/layout/card.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCore, useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { IconButton } from '#client/kit/icon-button.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { orderedChapters } from '#features/diagnostic/model/chapters/chapter-order';
import { chaptersOf } from '#features/diagnostic/model/diagnostic-section';
import { AddLine } from './action-list';
import styles from './experiment.module.css';
import { useExperiments } from './use-experiments';
import { useUndoable } from './use-undoable';

/** The part of a chapter where findings are written. */
const FINDINGS_PART = 'findings';

/** « Issu de ces constats »: what a trial started from, each tied to the chapter it was written in. */
export function FindingsPanel({ experimentId }: { experimentId: string }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const undoable = useUndoable();
  const { id: workspaceId } = useWorkspace();
  const chapters = useRecords(chaptersOf(useCore()));
  const links = useRecords(records.findings).filter((link) => link.experimentId === experimentId);
  const titleOf = (id: string) => chapters.find((chapter) => chapter.id === id)?.title;
  return (
    <Card as="section" isSmall>
      <h2>{t('findings.title')}</h2>
      {links.length === 0 ? <p>{t('findings.none')}</p> : null}
      <ul className={styles.findings}>
        {links.map((link) => (
          <li key={link.id}>
            <span>
              {link.label}
              {titleOf(link.textId) ? (
                <a className={styles.origin} href={screenAddress(workspaceId, `diagnostic/${link.textId}`)}>
                  {t('findings.readIn', { title: titleOf(link.textId) })}
                </a>
              ) : null}
            </span>
            <IconButton
              label={t('findings.remove', { label: link.label })}
              onPress={() => undoable(t('findings.removed'), () => records.findings.remove(link.id))}
            >
              <X size={18} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <NewFinding experimentId={experimentId} />
    </Card>
  );
}

/** Which chapter, then the finding in one sentence. */
function NewFinding({ experimentId }: { experimentId: string }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const chapters = orderedChapters(useRecords(chaptersOf(useCore()))).map(({ id, title }) => ({ id, label: title }));
  const [chosen, choose] = useState<string>();
  const textId = chosen ?? chapters[0]?.id ?? '';
  const link = (label: string) =>
    records.findings.create({ experimentId, textId, blockId: textId === '' ? '' : FINDINGS_PART, label, createdAt: Date.now() });
  return (
    <>
      {chapters.length > 0 ? <SelectField label={t('findings.choose')} choices={chapters} value={textId} onChange={choose} /> : null}
      <AddLine label={t('findings.own')} button={t('findings.link')} gesture="finding" onAdd={link} />
    </>
  );
}
