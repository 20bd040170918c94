import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Menu } from '#client/kit/layout/menu.tsx';
import type { MapViewProps } from './map-view-props';
import { useAutoLayout } from './drawing/use-auto-layout';
import { useMapExports } from './use-map-exports';

/** The gestures of the screen: the next one first, the others beside it. */
export function MapActions(view: MapViewProps) {
  const { t } = useTranslation('actor-map');
  const { live, state } = view;
  const { isArranging, arrange } = useAutoLayout(live);
  const exports = useMapExports(view);
  if (live.actors.length === 0) return null;
  return (
    <>
      {live.readOnly ? null : (
        <>
          <Button variant="go" onPress={() => state.open({ kind: 'new-actor' })}>
            {t('actions.addActor')}
          </Button>
          <Button onPress={() => state.open({ kind: 'new-relation', ...(state.panel?.kind === 'actor' ? { from: state.panel.id } : {}) })}>
            {t('actions.connect')}
          </Button>
        </>
      )}
      <Button onPress={() => state.open({ kind: 'missing' })}>{t('actions.missing')}</Button>
      <Menu
        label={isArranging ? t('actions.arranging') : t('actions.more')}
        entries={[
          { id: 'paste', label: t('actions.paste'), isDisabled: live.readOnly, onAction: () => state.open({ kind: 'paste' }) },
          { id: 'circles', label: t('actions.circles'), onAction: () => state.open({ kind: 'circles' }) },
          { id: 'arrange', label: t('actions.arrange'), isDisabled: live.readOnly || isArranging, onAction: arrange },
        ]}
      />
      <Menu label={t('actions.export')} entries={exports} />
    </>
  );
}
