import { Route } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { doorsBeforeTheRightOne, type StoredAccessPath } from '../../model/access-path';
import { lookOf, type PathLook, type ShownPath } from '../../model/drawing/laid-path';
import { SpotSign } from './blind-spot-strip';
import styles from './laid-over.module.css';
import { PathSample } from './laid-path';

/** What can be laid over the drawing, what is, and how it is switched. */
interface Overlays {
  readonly paths: readonly StoredAccessPath[];
  readonly shownPaths: readonly ShownPath[];
  readonly onTogglePath: (id: string) => void;
  /** How many needs nobody answers. */
  readonly spots: number;
  readonly showsSpots: boolean;
  readonly onToggleSpots: () => void;
}

/** The legend of what can be laid over the drawing, each line of it a switch; Escape closes it. Nothing when there is nothing to lay over. */
export function OverlaySwitches(overlays: Overlays) {
  const { t } = useTranslation('actor-map');
  const [isOpen, setOpen] = useState(false);
  const { paths, spots } = overlays;
  const close = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    // The switch that had the focus goes away with the list.
    event.currentTarget.querySelector('button')?.focus();
    setOpen(false);
  };
  if (paths.length === 0 && spots === 0) return null;
  return (
    <section className={styles.switches} aria-label={t('overlays.title')} onKeyDown={close}>
      <Button size="s" variant="quiet" icon={<Route size={20} aria-hidden />} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {t('overlays.title')}
      </Button>
      {isOpen ? <Switches {...overlays} /> : null}
    </section>
  );
}

function Switches({ paths, shownPaths, onTogglePath, spots, showsSpots, onToggleSpots }: Overlays) {
  const { t } = useTranslation('actor-map');
  return (
    <div className={styles.list}>
      {paths.map((path) => (
        <PathSwitch key={path.id} path={path} look={lookOf(shownPaths, path.id)} onPress={() => onTogglePath(path.id)} />
      ))}
      {spots > 0 ? (
        <button type="button" className={styles.switch} aria-pressed={showsSpots} onClick={onToggleSpots}>
          <span className={styles.sign}>{showsSpots ? <SpotSign /> : <span className={styles.off} />}</span>
          {t('overlays.spots', { count: spots })}
        </button>
      ) : null}
    </div>
  );
}

interface PathSwitchProps {
  readonly path: StoredAccessPath;
  readonly look: PathLook | undefined;
  readonly onPress: () => void;
}

function PathSwitch({ path, look, onPress }: PathSwitchProps) {
  const { t } = useTranslation('actor-map');
  const found = path.doors.some((door) => door.outcome === 'answered');
  return (
    <button type="button" className={styles.switch} aria-pressed={look !== undefined} onClick={onPress}>
      <span className={styles.sign}>{look ? <PathSample look={look} /> : <span className={styles.off} />}</span>
      <span>
        {path.name}
        <small>{t(found ? 'missing.doors' : 'missing.doorsNone', { count: doorsBeforeTheRightOne(path) })}</small>
      </span>
    </button>
  );
}
