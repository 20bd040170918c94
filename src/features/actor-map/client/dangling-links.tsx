import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Row } from '#client/kit/layout/row.tsx';
import { Button } from '#client/kit/button.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { danglingRelations, reattachRelations, restoreActor } from '../model/actor-map-edit';
import { settleNewcomers } from '../model/add-actors';
import { LinkSentence } from './sentences/link-sentence';
import styles from './forms/map-forms.module.css';
import type { LiveMap } from './use-live-map';

interface LostActor {
  readonly id: string;
  readonly name: string;
}

/** The links that lost an actor, and what may become of them; nothing is shown when there are none. */
export function DanglingLinks({ live }: { readonly live: LiveMap }) {
  const { t } = useTranslation('actor-map');
  const dangling = danglingRelations(live.map);
  if (dangling.length === 0 || live.readOnly) return null;
  const lost = new Map<string, LostActor>();
  for (const { missing } of dangling) for (const { id, name } of missing) lost.set(id, { id, name: name || lost.get(id)?.name || '' });
  return (
    <Notice kind="warn" title={t('dangling.title', { count: dangling.length })}>
      <p>{t('dangling.help')}</p>
      <ul className={styles.say}>
        {dangling.map(({ relation }) => (
          <li key={relation.id}>
            <LinkSentence live={live} relation={relation} />
          </li>
        ))}
      </ul>
      {[...lost.values()].map((one) => (
        <LostChoices key={one.id} live={live} lost={one} />
      ))}
    </Notice>
  );
}

function LostChoices({ live, lost }: { readonly live: LiveMap; readonly lost: LostActor }) {
  const { t } = useTranslation('actor-map');
  const [heir, setHeir] = useState<string>();
  const name = lost.name || t('dangling.unknown');
  const drop = () =>
    live.map.transact(() => {
      for (const { relation, missing } of danglingRelations(live.map))
        if (missing.some(({ id }) => id === lost.id)) live.map.relations.remove(relation.id);
    });
  return (
    <Row align="stretch">
      <Button
        size="s"
        onPress={() => {
          restoreActor(live.map, lost.id, name, Date.now());
          settleNewcomers(live.map);
        }}
      >
        {t('dangling.restore', { name })}
      </Button>
      <Button size="s" variant="danger" onPress={drop}>
        {t('dangling.drop')}
      </Button>
      <SelectField
        label={t('dangling.reattach')}
        choices={live.actors.map(({ id, name: label }) => ({ id, label }))}
        value={heir}
        onChange={(to) => {
          setHeir(to);
          reattachRelations(live.map, lost.id, to);
        }}
      />
    </Row>
  );
}
