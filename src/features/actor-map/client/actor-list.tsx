import { useTranslation } from 'react-i18next';
import { classNames } from '#client/kit/class-names';
import { List } from '#client/kit/layout/list.tsx';
import { CollegeShape, type CollegeLook } from '#client/kit/marks/college-badge.tsx';
import { useLocale } from '#client/i18n/use-locale';
import { isActorKind } from '../model/actor';
import { linkCounts } from '../model/relation';
import styles from './actor-list.module.css';
import type { MapViewProps } from './map-view-props';

/** « Liste »: who is on the map, by name, each with its college, kind and number of links; what a small screen shows first. */
export function ActorList({ live, state, shown }: MapViewProps) {
  const { t } = useTranslation('actor-map');
  const counts = linkCounts(shown.relations);
  const { compare } = new Intl.Collator(useLocale());
  const actors = [...shown.actors].sort((a, b) => compare(a.name, b.name));
  if (actors.length === 0) return <p>{t('table.noActor')}</p>;
  return (
    <List isFramed aria-label={t('table.actors')}>
      {actors.map(({ id, name, kind, college: collegeId }) => {
        const college = live.colleges.find((one) => one.id === collegeId);
        const isChosen = state.selectedId === id;
        return (
          <li key={id} className={styles.line}>
            <button
              type="button"
              className={classNames(styles.actor, isChosen && styles.chosen)}
              aria-pressed={isChosen}
              onClick={() => state.open({ kind: 'actor', id })}
            >
              <span className={styles.badge}>
                {college ? <CollegeShape look={college as CollegeLook} size={24} title={college.name} /> : null}
              </span>
              <span>
                <span className={styles.name}>{name}</span>
                <small>
                  {isActorKind(kind) ? t(`kinds.${kind}`) : kind} · {t('list.links', { count: counts.get(id) ?? 0 })}
                </small>
              </span>
            </button>
          </li>
        );
      })}
    </List>
  );
}
