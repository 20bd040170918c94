import { useTranslation } from 'react-i18next';
import { SidePanel } from '#client/kit/layout/side-panel.tsx';
import { ActorForm } from './actor-form';
import type { MapViewProps } from '../map-view-props';
import { useMapEdits } from '../use-map-edits';

/** One actor after the other: the form stays open and keeps type, college and territory. */
export function NewActorPanel({ live, state }: MapViewProps) {
  const { t } = useTranslation('actor-map');
  const edits = useMapEdits(live);
  const close = () => state.open(undefined);
  return (
    <SidePanel title={t('actor.newTitle')} onClose={close}>
      <ActorForm
        live={live}
        submitLabel={t('actor.add')}
        onCancel={close}
        onSubmit={({ name, ...fields }) => edits.addActor(name, fields)}
      />
    </SidePanel>
  );
}
