import { useLocation } from 'wouter';
import { useRecords } from '#client/documents/use-records';
import { useCore, useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { orderedChapters } from '../../model/chapters/chapter-order';
import { chaptersOf } from '../../model/diagnostic-section';
import styles from './diagnostic-contents.module.css';

/** The subjects under the step of the path, as soon as there are two. */
export default function DiagnosticContents() {
  const { id: workspaceId } = useWorkspace();
  const [location] = useLocation();
  const chapters = orderedChapters(useRecords(chaptersOf(useCore())));
  const wanted = location.split('/').at(-1);
  const current = chapters.find(({ id }) => id === wanted) ?? chapters[0];
  if (chapters.length < 2) return null;
  return (
    <ul className={styles.contents}>
      {chapters.map((chapter) => (
        <li key={chapter.id}>
          <a href={screenAddress(workspaceId, `diagnostic/${chapter.id}`)} aria-current={chapter === current ? 'true' : undefined}>
            {chapter.title}
          </a>
        </li>
      ))}
    </ul>
  );
}
