import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { CollegeBadge, type CollegeLook } from '#client/kit/marks/college-badge.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { SidePanel } from '#client/kit/layout/side-panel.tsx';
import { isActorKind, type StoredActor } from '../../model/actor';
import { ActorForm } from './actor-form';
import type { MapViewProps } from '../map-view-props';
import { LinkSentence } from '../sentences/link-sentence';
import styles from './map-forms.module.css';
import { PlaceField } from './place-field';
import { useMapEdits } from '../use-map-edits';

/** One actor: what it is, what is said of it, and the gestures on it. */
export function ActorPanel(view: MapViewProps & { readonly id: string }) {
  const { live, state, id } = view;
  const { t } = useTranslation('actor-map');
  const [isEditing, setEditing] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const actor = live.actors.find((one) => one.id === id);
  const close = () => state.open(undefined);
  if (!actor) return null;
  if (isEditing) {
    return (
      <SidePanel title={t('actor.editTitle', { name: actor.name })} onClose={() => setEditing(false)}>
        <ActorForm
          live={live}
          actor={actor}
          submitLabel={t('actions.save')}
          onCancel={() => setEditing(false)}
          onSubmit={(fields) => {
            live.map.actors.patch(id, fields);
            setEditing(false);
          }}
        />
      </SidePanel>
    );
  }
  return (
    <SidePanel
      title={actor.name}
      onClose={close}
      actions={
        live.readOnly ? undefined : (
          <>
            <Button onPress={() => state.open({ kind: 'new-relation', from: id })}>{t('actor.connectTo')}</Button>
            <Button onPress={() => setEditing(true)}>{t('actor.edit')}</Button>
            <Button variant="danger" onPress={() => setRemoving(true)}>
              {t('actor.remove')}
            </Button>
          </>
        )
      }
    >
      <Facts {...view} actor={actor} />
      <Links {...view} actor={actor} />
      {live.readOnly ? null : <PlaceField live={live} actor={actor} />}
      <RemoveDialog {...view} actor={actor} isOpen={isRemoving} onClose={() => setRemoving(false)} />
    </SidePanel>
  );
}

type ActorProps = MapViewProps & { readonly actor: StoredActor };

function Facts({ live, actor }: ActorProps) {
  const { t } = useTranslation('actor-map');
  const college = live.colleges.find((one) => one.id === actor.college);
  const circles = live.circles.filter((circle) => actor.circles.includes(circle.id)).map((circle) => circle.name);
  const facts = [
    [t('actor.missions'), actor.missions],
    [t('actor.publics'), actor.publics],
    [t('actor.contactRole'), actor.contactRole],
    [t('actor.circles'), circles.join(', ')],
    [t('actor.note'), actor.note],
  ] as const;
  return (
    <>
      <p className={styles.head}>
        {college ? <CollegeBadge look={college as CollegeLook} /> : null}
        <span>{isActorKind(actor.kind) ? t(`kinds.${actor.kind}`) : actor.kind}</span>
        {actor.territory ? <span>{actor.territory}</span> : null}
      </p>
      <dl className={styles.facts}>
        {facts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function Links({ live, state, actor }: ActorProps) {
  const { t } = useTranslation('actor-map');
  const links = live.relations.filter((relation) => relation.from === actor.id || relation.to === actor.id);
  return (
    <section>
      <h3>{t('actor.linksTitle')}</h3>
      {links.length === 0 ? <p className={styles.soft}>{t('actor.noLinks')}</p> : null}
      <ul className={styles.say}>
        {links.map((relation) => (
          <li key={relation.id}>
            <button type="button" onClick={() => state.open({ kind: 'relation', id: relation.id })}>
              <LinkSentence live={live} relation={relation} />
            </button>
          </li>
        ))}
      </ul>
      {live.readOnly ? null : (
        <CheckboxField
          label={t('actor.pinned')}
          isSelected={actor.pinned ?? false}
          onChange={(isPinned) => live.map.actors.patch(actor.id, { pinned: isPinned || undefined })}
        />
      )}
    </section>
  );
}

function RemoveDialog({ live, state, actor, isOpen, onClose }: ActorProps & { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('actor-map');
  const edits = useMapEdits(live);
  const count = live.relations.filter((relation) => relation.from === actor.id || relation.to === actor.id).length;
  const remove = (links: 'keep' | 'remove') => {
    onClose();
    state.open(undefined);
    edits.removeActor(actor.id, links);
  };
  return (
    <Dialog
      title={t('actor.removeTitle', { name: actor.name })}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('actions.cancel')}</Button>
          {count > 0 ? <Button onPress={() => remove('keep')}>{t('actor.removeKeep')}</Button> : null}
          <Button variant="danger" onPress={() => remove('remove')}>
            {t(count > 0 ? 'actor.removeAll' : 'actor.remove')}
          </Button>
        </>
      }
    >
      <p>{t('actor.removeLinks', { count })}</p>
    </Dialog>
  );
}
