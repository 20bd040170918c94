import { useTranslation } from 'react-i18next';
import type { StoredBlindSpot } from '../../model/access-path';
import styles from './laid-over.module.css';

interface BlindSpotStripProps {
  /** The needs nobody answers. */
  readonly spots: readonly StoredBlindSpot[];
  readonly onOpen: () => void;
}

/** The needs that have no place on the drawing since nobody answers them: a place of their own at its edge. */
export function BlindSpotStrip({ spots, onOpen }: BlindSpotStripProps) {
  const { t } = useTranslation('actor-map');
  return (
    <section className={styles.spots} aria-label={t('missing.spots')}>
      <h2>{t('overlays.nobody')}</h2>
      <ul>
        {spots.map(({ id, need, saidBy }) => (
          <li key={id}>
            <button type="button" className={styles.need} onClick={onOpen}>
              <SpotSign />
              <span>
                {need}
                {saidBy ? <small> · {saidBy}</small> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The sign of a need that nobody answers. */
export function SpotSign() {
  return (
    <span className={styles.ask} aria-hidden="true">
      ?
    </span>
  );
}
