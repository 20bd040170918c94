import { useTranslation } from 'react-i18next';
import { CollegeBadge, type CollegeLook } from '#client/kit/marks/college-badge.tsx';
import type { StoredAccessPath } from '../../model/access-path';
import { ACTOR_KINDS, type StoredActor } from '../../model/actor';
import { shapePath } from '../../model/drawing/node-shape';
import type { PathLook } from '../../model/drawing/laid-path';
import type { MapCollege } from '../../model/drawing/scene';
import { PathSample } from '../laid-over/laid-path';
import styles from './map-legend.module.css';

interface MapLegendProps {
  readonly actors: readonly StoredActor[];
  readonly colleges: readonly MapCollege[];
  /** Those laid over the drawing. */
  readonly paths: readonly { readonly look: PathLook; readonly path: StoredAccessPath }[];
}

/** What colours, shapes and lines mean, only those on this map. */
export function MapLegend({ actors, colleges, paths }: MapLegendProps) {
  const { t } = useTranslation('actor-map');
  const usedColleges = colleges.filter((college) => actors.some((actor) => actor.college === college.id));
  const usedKinds = ACTOR_KINDS.filter((kind) => actors.some((actor) => actor.kind === kind));
  if (actors.length === 0) return null;
  return (
    <section className={styles.legend} aria-label={t('legend.title')}>
      {paths.length > 0 ? (
        <ul>
          {paths.map(({ look, path }) => (
            <li key={path.id}>
              <PathSample look={look} />
              {path.name}
            </li>
          ))}
        </ul>
      ) : null}
      <ul>
        {usedColleges.map((college) => (
          <li key={college.id}>
            <CollegeBadge look={college as CollegeLook} />
          </li>
        ))}
      </ul>
      <ul>
        {usedKinds.map((kind) => (
          <li key={kind}>
            <svg width={36} height={22} viewBox="-18 -11 36 22" aria-hidden="true">
              <path d={shapePath(kind, 34, 20)} className={styles.shape} />
            </svg>
            {t(`kinds.${kind}`)}
          </li>
        ))}
        <li>
          <svg width={36} height={12} viewBox="0 0 36 12" aria-hidden="true">
            <path d="M1 6H35" className={styles.blocked} />
          </svg>
          {t('legend.blocks')}
        </li>
      </ul>
    </section>
  );
}
