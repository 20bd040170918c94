import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useRecords } from '#client/documents/use-records';
import { useCore, useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { collegesOf, orderedColleges } from '#features/people/model/people-section';
import { orderedChapters } from '../../model/chapters/chapter-order';
import { chaptersOf, validationsOf } from '../../model/diagnostic-section';
import { sharingOf } from '../../model/validation';
import styles from './diagnostic-contents.module.css';

/** The subjects under the step of the path, each with how many colleges stand behind it. */
export default function DiagnosticContents() {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const { id: workspaceId } = useWorkspace();
  const [location] = useLocation();
  const chapters = orderedChapters(useRecords(chaptersOf(core)));
  const colleges = orderedColleges(useRecords(collegesOf(core)));
  const validations = useRecords(validationsOf(core));
  const wanted = location.split('/').at(-1);
  const current = chapters.find(({ id }) => id === wanted) ?? chapters[0];
  if (chapters.length < 2) return null;
  return (
    <ul className={styles.contents}>
      {chapters.map((chapter) => {
        const { stands, validated, isShared } = sharingOf(chapter.id, colleges, validations);
        return (
          <li key={chapter.id}>
            <a href={screenAddress(workspaceId, `diagnostic/${chapter.id}`)} aria-current={chapter === current ? 'true' : undefined}>
              {chapter.title}
              {validated > 0 ? (
                <small>
                  {isShared ? <Check size={14} aria-hidden /> : null}
                  {t('contents.validated', { validated, total: stands.length })}
                </small>
              ) : null}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
