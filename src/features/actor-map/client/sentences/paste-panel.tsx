import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { SidePanel } from '#client/kit/layout/side-panel.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { showToast } from '#client/kit/notices/toast';
import { readNames } from '../../model/add-actors';
import type { MapViewProps } from '../map-view-props';
import { PasteMermaid } from '../mermaid/paste-mermaid';
import { SentenceReadings } from './sentence-readings';
import { useMapEdits } from '../use-map-edits';
import { useReadings } from './use-readings';

type Pasted = 'names' | 'sentences' | 'mermaid';

interface PastePanelProps extends MapViewProps {
  /** What is asked for at first: names. */
  readonly first?: Pasted;
}

/** A whole list at once: names, or sentences, or a Mermaid text, with what was understood shown before it is written. */
export function PastePanel({ live, state, first = 'names' }: PastePanelProps) {
  const { t } = useTranslation('actor-map');
  const edits = useMapEdits(live);
  const [kind, setKind] = useState(first);
  const [text, setText] = useState('');
  const names = kind === 'names' ? readNames(text) : [];
  const readings = useReadings(live, kind === 'sentences' ? text : '');
  const add = () => {
    if (kind === 'names') {
      const { added, known } = edits.addNames(names);
      setText('');
      showToast(t('paste.doneNames', { count: added, known }));
      return;
    }
    const outcome = edits.addSentences(readings.list);
    setText(readings.unread.map((reading) => reading.text).join('\n'));
    showToast(t('paste.doneLinks', { count: outcome.relations.length, known: outcome.alreadyThere }));
  };
  const count = kind === 'names' ? names.length : readings.linkCount;
  return (
    <SidePanel
      title={t('paste.title')}
      onClose={() => state.open(undefined)}
      actions={
        kind === 'mermaid' ? null : (
          <Button variant="go" type="submit" form="paste" isDisabled={live.readOnly}>
            {t(kind === 'names' ? 'paste.addNames' : 'paste.addLinks', { count })}
          </Button>
        )
      }
    >
      <Form id="paste" onSend={add}>
        <Stack gap={4}>
          <SelectField
            label={t('paste.kindOfList')}
            value={kind}
            onChange={setKind}
            choices={[
              { id: 'names', label: t('paste.names') },
              { id: 'sentences', label: t('paste.sentences') },
              { id: 'mermaid', label: t('paste.mermaid') },
            ]}
          />
          {kind === 'mermaid' ? (
            <PasteMermaid live={live} />
          ) : (
            <TextArea
              label={t(`paste.${kind}Label`)}
              placeholder={t(`paste.${kind}Placeholder`)}
              rows={8}
              value={text}
              onChange={setText}
              isRequired
              toSend={count === 0 && kind === 'sentences' ? t('sentences.toAdd') : undefined}
            />
          )}
          {readings.unread.length > 0 ? (
            <Notice kind="warn" title={t('paste.unread', { count: readings.unread.length })}>
              {t('paste.keepUnread')}
            </Notice>
          ) : null}
          <SentenceReadings readings={readings.unread} />
        </Stack>
      </Form>
    </SidePanel>
  );
}
