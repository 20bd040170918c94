import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { SidePanel } from '#client/kit/layout/side-panel.tsx';
import { AccessPaths } from './access-paths';
import type { MapViewProps } from '../map-view-props';
import { BlindSpots } from './blind-spots';
import styles from '../forms/map-forms.module.css';

/** « Qui manque ? »: needs nobody answers, doors pushed for nothing, actors without a link, colleges not on the map. */
export function MissingPanel(view: MapViewProps) {
  const { live, state } = view;
  const { t } = useTranslation('actor-map');
  const lonely = live.actors.filter((actor) => !live.relations.some(({ from, to }) => from === actor.id || to === actor.id));
  const absent = live.colleges.filter((college) => !live.actors.some((actor) => actor.college === college.id));
  return (
    <SidePanel title={t('missing.title')} onClose={() => state.open(undefined)}>
      <BlindSpots live={live} />
      <AccessPaths {...view} />
      {lonely.length > 0 ? (
        <section>
          <h3>{t('missing.lonely')}</h3>
          <p className={styles.soft}>{t('missing.lonelyHelp')}</p>
          <ul className={styles.say}>
            {lonely.map((actor) => (
              <li key={actor.id}>
                <Button size="s" variant="quiet" onPress={() => state.open({ kind: 'actor', id: actor.id })}>
                  {actor.name}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {absent.length > 0 ? (
        <section>
          <h3>{t('missing.colleges')}</h3>
          <p>{absent.map((college) => college.name).join(', ')}</p>
        </section>
      ) : null}
    </SidePanel>
  );
}
