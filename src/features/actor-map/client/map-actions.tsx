import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Menu, type MenuEntry } from '#client/kit/layout/menu.tsx';
import type { MapViewProps } from './map-view-props';
import { useAutoLayout } from './drawing/use-auto-layout';
import { useMapExports } from './use-map-exports';
import { useNarrow } from './use-narrow';

/** The gestures of the screen: the next one first, the others beside it; on a narrow screen in one menu. */
export function MapActions(view: MapViewProps) {
  const { t } = useTranslation('actor-map');
  const { live, state } = view;
  const { isArranging, arrange } = useAutoLayout(live);
  const exports = useMapExports(view);
  const isNarrow = useNarrow();
  const connect = () => state.open({ kind: 'new-relation', ...(state.panel?.kind === 'actor' ? { from: state.panel.id } : {}) });
  const missing = () => state.open({ kind: 'missing' });
  const others: readonly MenuEntry[] = [
    { id: 'paste', label: t('actions.paste'), isDisabled: live.readOnly, onAction: () => state.open({ kind: 'paste' }) },
    { id: 'circles', label: t('actions.circles'), onAction: () => state.open({ kind: 'circles' }) },
    { id: 'arrange', label: t('actions.arrange'), isDisabled: live.readOnly || isArranging, onAction: arrange },
  ];
  const isEmpty = live.actors.length === 0;
  const write = (act: () => void) => (live.readOnly ? undefined : act);
  useOfferedGestures('actor-map', {
    'add-actor': write(() => state.open({ kind: 'new-actor' })),
    connect: isEmpty ? undefined : write(connect),
    missing,
    circles: () => state.open({ kind: 'circles' }),
    paste: write(() => state.open({ kind: 'paste' })),
    arrange: isEmpty || isArranging ? undefined : write(arrange),
    ...(isEmpty ? {} : Object.fromEntries(exports.map(({ id, onAction }) => [`export-${id}`, onAction]))),
  });
  const label = t(isArranging ? 'actions.arranging' : 'actions.more');
  if (isEmpty) return null;
  const add = live.readOnly ? null : (
    <Button variant="go" size={isNarrow ? 's' : 'm'} onPress={() => state.open({ kind: 'new-actor' })}>
      {t('actions.addActor')}
    </Button>
  );
  if (isNarrow) {
    const first: readonly MenuEntry[] = [
      { id: 'connect', label: t('actions.connect'), isDisabled: live.readOnly, onAction: connect },
      { id: 'missing', label: t('actions.missing'), onAction: missing },
    ];
    return (
      <>
        {add}
        <Menu label={label} trigger={<Ellipsis size={24} aria-hidden />} entries={[...first, ...others, ...exports]} />
      </>
    );
  }
  return (
    <>
      {add}
      {live.readOnly ? null : <Button onPress={connect}>{t('actions.connect')}</Button>}
      <Button onPress={missing}>{t('actions.missing')}</Button>
      <Menu label={label} entries={others} />
      <Menu label={t('actions.export')} entries={exports} />
    </>
  );
}
