import { Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { classNames } from '#client/kit/class-names';
import { IconButton } from '#client/kit/icon-button.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import type { StoredRelation } from '../../model/relation';
import { printSentence } from '../../model/sentence-print';
import type { MapViewProps } from '../map-view-props';
import { LinkSentence } from './link-sentence';
import { SentenceEdit } from './sentence-edit';
import { SentenceReadings } from './sentence-readings';
import styles from './sentences-view.module.css';
import { useMapEdits } from '../use-map-edits';
import { useReadings } from './use-readings';

/** « Phrases »: the map as one says it aloud; each line is a link, to be written, changed and taken away. */
export function SentencesView(view: MapViewProps) {
  const { live, state, shown } = view;
  const { t } = useTranslation('actor-map');
  const lonely = shown.actors.filter((actor) => !shown.relations.some(({ from, to }) => from === actor.id || to === actor.id));
  return (
    <div className={styles.view}>
      {live.readOnly ? null : <NewSentence {...view} />}
      <section>
        <h2 className={styles.title}>{t('sentences.list')}</h2>
        {shown.relations.length === 0 ? <p>{t('sentences.none')}</p> : null}
        <List gap={1}>
          {shown.relations.map((relation) => (
            <Sentence key={relation.id} {...view} relation={relation} />
          ))}
        </List>
      </section>
      {lonely.length > 0 ? (
        <section>
          <h2 className={styles.title}>{t('sentences.alone')}</h2>
          <Row as="ul" gap={1} align="stretch">
            {lonely.map((actor) => (
              <li key={actor.id}>
                <Button size="s" variant="quiet" onPress={() => state.open({ kind: 'actor', id: actor.id })}>
                  {actor.name}
                </Button>
              </li>
            ))}
          </Row>
        </section>
      ) : null}
    </div>
  );
}

function NewSentence({ live }: MapViewProps) {
  const { t } = useTranslation('actor-map');
  const edits = useMapEdits(live);
  const [text, setText] = useState('');
  const readings = useReadings(live, text);
  const submit = () => {
    edits.addSentences(readings.list);
    setText(readings.unread.map((reading) => reading.text).join(' '));
  };
  return (
    <Form onSend={submit}>
      <Stack>
        <TextField
          label={t('sentences.write')}
          description={t('sentences.help')}
          placeholder={t('sentences.placeholder')}
          value={text}
          onChange={setText}
          size="l"
          toSend={readings.linkCount === 0 ? t('sentences.toAdd') : undefined}
        />
        <SentenceReadings readings={readings.list} />
        <div>
          <Button type="submit" variant="go">
            {t('sentences.add')}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}

function Sentence(view: MapViewProps & { readonly relation: StoredRelation }) {
  const { live, state, relation } = view;
  const { t } = useTranslation('actor-map');
  const edits = useMapEdits(live);
  const [isEditing, setEditing] = useState(false);
  const line = useRef<HTMLLIElement>(null);
  const isSelected = state.selectedId === relation.id || state.selectedId === relation.from || state.selectedId === relation.to;
  const isChosen = state.selectedId === relation.id;
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const [from, to] = [live.map.actors.get(relation.from), live.map.actors.get(relation.to)];
  if (!from || !to) return null;
  const sentence = printSentence(relation, from, to);
  if (isEditing) return <SentenceEdit live={live} relation={relation} sentence={sentence} onDone={() => setEditing(false)} />;
  return (
    <li ref={line} className={classNames(styles.line, isSelected && styles.selected)}>
      <button
        type="button"
        className={styles.words}
        aria-pressed={isChosen}
        onClick={() => state.open({ kind: 'relation', id: relation.id })}
      >
        <LinkSentence live={live} relation={relation} />
      </button>
      {live.readOnly ? null : (
        <span className={styles.tools}>
          <IconButton label={t('sentences.edit', { sentence })} onPress={() => setEditing(true)}>
            <Pencil size={18} aria-hidden />
          </IconButton>
          <IconButton label={t('sentences.remove', { sentence })} onPress={() => edits.removeRelation(relation.id)}>
            <Trash2 size={18} aria-hidden />
          </IconButton>
        </span>
      )}
    </li>
  );
}
