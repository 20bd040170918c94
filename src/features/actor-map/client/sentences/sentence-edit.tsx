import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { settleNewcomers } from '../../model/add-actors';
import type { StoredRelation } from '../../model/relation';
import { changeRelation } from '../../model/sentence-apply';
import { SentenceReadings } from './sentence-readings';
import styles from './sentences-view.module.css';
import type { LiveMap } from '../use-live-map';
import { useReadings } from './use-readings';

interface SentenceEditProps {
  readonly live: LiveMap;
  readonly relation: StoredRelation;
  readonly sentence: string;
  readonly onDone: () => void;
}

/** One sentence being rewritten in its place; what it will say is shown, and an unread sentence changes nothing. */
export function SentenceEdit({ live, relation, sentence, onDone }: SentenceEditProps) {
  const { t } = useTranslation('actor-map');
  const [text, setText] = useState(sentence);
  const readings = useReadings(live, text);
  const [reading] = readings.list;
  const canSave = reading?.kind === 'links';
  const submit = () => {
    const link = reading?.kind === 'links' ? reading.links[0] : undefined;
    if (!link) return;
    changeRelation(live.map, relation.id, link, Date.now());
    settleNewcomers(live.map);
    onDone();
  };
  return (
    <li className={styles.editing}>
      <Form onSend={submit}>
        <Stack>
          <TextField
            label={t('sentences.edit', { sentence })}
            hideLabel
            value={text}
            onChange={setText}
            autoFocus
            toSend={canSave ? undefined : t('sentences.toAdd')}
          />
          {text === sentence ? null : <SentenceReadings readings={readings.list.slice(0, 1)} />}
          <Row align="stretch" wrap={false}>
            <Button type="submit" size="s" variant="go">
              {t('actions.save')}
            </Button>
            <Button size="s" onPress={onDone}>
              {t('actions.cancel')}
            </Button>
          </Row>
        </Stack>
      </Form>
    </li>
  );
}
