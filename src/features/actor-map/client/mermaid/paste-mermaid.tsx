import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { showToast } from '#client/kit/notices/toast';
import { compareFlowchart, isEmptyChange } from '../../model/mermaid/flow-change';
import type { LiveMap } from '../use-live-map';
import { MermaidChanges } from './mermaid-changes';
import { applyToMap, comparisonOf, mapContentOf } from './mermaid-text-of';

/** Anybody's Mermaid text, added to the map: what comes of it is said before it is written. */
export function PasteMermaid({ live }: { readonly live: LiveMap }) {
  const { t } = useTranslation('actor-map');
  const [text, setText] = useState('');
  const change = text.trim() === '' ? undefined : compareFlowchart(text, mapContentOf(live), comparisonOf(live));
  const add = () => {
    if (!change) return;
    applyToMap(live, change, false);
    setText('');
    const { actorsAdded, relationsAdded, unreadLinks } = change;
    showToast(t('mermaid.pasted', { actors: actorsAdded.length, links: relationsAdded.length, unread: unreadLinks.length }));
  };
  return (
    <>
      <TextArea
        label={t('mermaid.pasteLabel')}
        description={t('mermaid.pasteHelp')}
        rows={6}
        value={text}
        onChange={setText}
        spellCheck="false"
      />
      {change ? <MermaidChanges change={change} live={live} /> : null}
      <Row align="stretch">
        <Button isDisabled={!change || isEmptyChange(change)} onPress={add}>
          {t('mermaid.pasteApply')}
        </Button>
      </Row>
    </>
  );
}
