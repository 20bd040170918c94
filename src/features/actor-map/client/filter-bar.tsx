import { ListFilter } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { useFocusBack } from '#client/kit/focus/focus-back';
import { useEscape } from '#client/kit/focus/use-escape';
import { ACTOR_KINDS, isActorKind } from '../model/actor';
import { isFiltering, NO_FILTER, territoriesOf } from '../model/map-filter';
import type { MapViewProps } from './map-view-props';
import styles from './filter-bar.module.css';

type ListKey = 'kinds' | 'colleges' | 'territories' | 'circles';

interface FilterBarProps extends MapViewProps {
  /** Closed, it is a picture with the number of choices: what there is room for at the end of a strip. */
  readonly isStrip: boolean;
}

/** The filter, the same in every view; closed, it says how many choices are on. */
export function FilterBar({ live, state, shown, isStrip }: FilterBarProps) {
  const { t } = useTranslation('actor-map');
  const [isOpen, setOpen] = useState(false);
  const { filter } = state;
  const count =
    filter.kinds.length + filter.colleges.length + filter.territories.length + filter.circles.length + (filter.text.trim() ? 1 : 0);
  const words = count > 0 ? t('filter.active', { count }) : t('filter.title');
  return (
    <div className={styles.bar}>
      {isFiltering(filter) ? (
        <p className={isStrip ? 'visually-hidden' : styles.shown} role="status">
          {t('filter.shown', { shown: shown.actors.length, total: live.actors.length })}
        </p>
      ) : null}
      <Button
        size="s"
        variant="quiet"
        icon={<ListFilter size={isStrip ? 22 : 18} aria-hidden />}
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
        {...(isStrip ? { 'aria-label': words } : {})}
      >
        {isStrip ? count || null : words}
      </Button>
      {isOpen ? <Choices live={live} state={state} shown={shown} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

/** What may be chosen, beside the views and not over them: one sees what one filters. Escape closes it. */
function Choices({ onClose, ...view }: MapViewProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('actor-map');
  const { filter, setFilter } = view.state;
  const place = useRef<HTMLElement>(null);
  useFocusBack();
  useEscape(onClose);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={place} className={styles.choices} aria-label={t('filter.title')}>
      <TextField label={t('filter.search')} value={filter.text} onChange={(text) => setFilter({ ...filter, text })} autoFocus />
      <Groups {...view} />
      <Button size="s" isDisabled={!isFiltering(filter)} onPress={() => setFilter(NO_FILTER)}>
        {t('filter.clear')}
      </Button>
    </section>
  );
}

function Groups({ live, state }: MapViewProps) {
  const { t } = useTranslation('actor-map');
  const { filter, setFilter } = state;
  const { actors, colleges, circles } = live;
  const kinds = [...new Set([...ACTOR_KINDS, ...actors.map((actor) => actor.kind)])].filter((kind) =>
    actors.some((actor) => actor.kind === kind),
  );
  const groups: readonly { readonly key: ListKey; readonly title: string; readonly choices: readonly { id: string; label: string }[] }[] = [
    {
      key: 'kinds',
      title: t('filter.kind'),
      choices: kinds.map((kind) => ({ id: kind, label: isActorKind(kind) ? t(`kinds.${kind}`) : kind })),
    },
    { key: 'colleges', title: t('filter.college'), choices: colleges.map(({ id, name }) => ({ id, label: name })) },
    { key: 'territories', title: t('filter.territory'), choices: territoriesOf(actors).map((name) => ({ id: name, label: name })) },
    { key: 'circles', title: t('filter.circle'), choices: circles.map(({ id, name }) => ({ id, label: name })) },
  ];
  const toggle = (key: ListKey, id: string, isOn: boolean) =>
    setFilter({ ...filter, [key]: isOn ? [...filter[key], id] : filter[key].filter((one) => one !== id) });
  return groups
    .filter(({ choices }) => choices.length > 0)
    .map(({ key, title, choices }) => (
      <fieldset key={key} className={styles.group}>
        <legend>{title}</legend>
        {choices.map(({ id, label }) => (
          <CheckboxField key={id} label={label} isSelected={filter[key].includes(id)} onChange={(isOn) => toggle(key, id, isOn)} />
        ))}
      </fieldset>
    ));
}
