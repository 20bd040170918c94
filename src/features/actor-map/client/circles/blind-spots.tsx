import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Card } from '#client/kit/layout/card.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { openBlindSpots, type StoredBlindSpot } from '../../model/access-path';
import styles from '../forms/map-forms.module.css';
import type { LiveMap } from '../use-live-map';

/** Needs that somebody said, those nobody answers first. */
export function BlindSpots({ live }: { readonly live: LiveMap }) {
  const { t } = useTranslation('actor-map');
  const [draft, setDraft] = useState({ need: '', saidBy: '' });
  const open = openBlindSpots(live.blindSpots, new Set(live.actors.map((actor) => actor.id)));
  const submit = () => {
    live.map.blindSpots.create({
      need: draft.need.trim().slice(0, 400),
      saidBy: draft.saidBy.trim(),
      answeredBy: [],
      note: '',
      createdAt: Date.now(),
    });
    setDraft({ need: '', saidBy: '' });
  };
  return (
    <Stack as="section" gap={4} aria-label={t('missing.spots')}>
      <h3>{t('missing.spots')}</h3>
      <p className={styles.soft}>{t('missing.spotsHelp')}</p>
      <List gap={3}>
        {[...open, ...live.blindSpots.filter((spot) => !open.includes(spot))].map((spot) => (
          <Spot key={spot.id} live={live} spot={spot} isOpen={open.includes(spot)} />
        ))}
      </List>
      {live.readOnly ? null : (
        <Form onSend={submit}>
          <Stack gap={4}>
            <TextField
              label={t('missing.need')}
              placeholder={t('missing.needPlaceholder')}
              value={draft.need}
              onChange={(need) => setDraft({ ...draft, need })}
              isRequired
            />
            <TextField
              label={t('missing.saidBy')}
              placeholder={t('missing.saidByPlaceholder')}
              value={draft.saidBy}
              onChange={(saidBy) => setDraft({ ...draft, saidBy })}
            />
            <div>
              <Button type="submit" size="s">
                {t('missing.addSpot')}
              </Button>
            </div>
          </Stack>
        </Form>
      )}
    </Stack>
  );
}

function Spot({ live, spot, isOpen }: { readonly live: LiveMap; readonly spot: StoredBlindSpot; readonly isOpen: boolean }) {
  const { t } = useTranslation('actor-map');
  const names = spot.answeredBy.flatMap((id) => live.map.actors.get(id)?.name ?? []);
  return (
    <Card as="li" pad={3} isMarked={isOpen}>
      <strong>{spot.need}</strong>
      {spot.saidBy ? <span className={styles.soft}>{t('missing.saidByThem', { who: spot.saidBy })}</span> : null}
      <span>{names.length > 0 ? t('missing.answered', { names: names.join(', ') }) : t('missing.nobodyYet')}</span>
      {live.readOnly ? null : (
        <>
          <SelectField
            label={t('missing.answeredBy')}
            value={spot.answeredBy.find((id) => live.map.actors.get(id)) ?? 'none'}
            onChange={(id) => live.map.blindSpots.patch(spot.id, { answeredBy: id === 'none' ? [] : [id] })}
            choices={[{ id: 'none', label: t('missing.nobody') }, ...live.actors.map(({ id, name }) => ({ id, label: name }))]}
          />
          <Button
            size="s"
            variant="danger"
            aria-label={t('missing.removeSpot', { name: spot.need })}
            onPress={() => live.map.blindSpots.remove(spot.id)}
          >
            {t('actor.remove')}
          </Button>
        </>
      )}
    </Card>
  );
}
