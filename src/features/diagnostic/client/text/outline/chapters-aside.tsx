import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { putChapterBack } from '../../../model/chapters/chapter-list';
import { chaptersAside } from '../../../model/chapters/chapter-order';
import { chaptersOf } from '../../../model/diagnostic-section';
import styles from '../../margin/beside.module.css';

/** The chapters that were put aside, each to be read or put back; nothing where there is none. */
export function ChaptersAside() {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const aside = chaptersAside(useRecords(chaptersOf(core)));
  if (aside.length === 0) return null;
  return (
    <section aria-labelledby="chapters-aside">
      <h3 id="chapters-aside" className={styles.hint}>
        {t('outline.aside')}
      </h3>
      <ul className={styles.aside}>
        {aside.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/${id}`}>{title}</Link>
            <Button size="s" aria-label={t('outline.putBackNamed', { title })} onPress={() => putChapterBack(core, id)}>
              {t('outline.putBack')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
