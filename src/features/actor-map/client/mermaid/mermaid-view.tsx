import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { MermaidFigure } from '#client/diagram/mermaid-figure.tsx';
import { Button } from '#client/kit/button.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { showToast } from '#client/kit/notices/toast';
import { compareFlowchart, isEmptyChange } from '../../model/mermaid/flow-change';
import { parseFlowchart } from '../../model/mermaid/flow-parse';
import { type FlowText, printFlowchart } from '../../model/mermaid/flow-print';
import type { MapViewProps } from '../map-view-props';
import { MermaidChanges } from './mermaid-changes';
import { applyToMap, comparisonOf, mapContentOf, mermaidTextOf } from './mermaid-text-of';
import { PasteMermaid } from './paste-mermaid';
import styles from './mermaid-view.module.css';
import type { LiveMap } from '../use-live-map';

/** « Mermaid »: the map as text, edited by hand or pasted, and as Mermaid draws it. */
export function MermaidView(view: MapViewProps) {
  const { live } = view;
  const { t } = useTranslation('actor-map');
  return (
    <Stack gap={6}>
      <HandEdit live={live} />
      <KeptLines live={live} />
      {live.readOnly ? null : (
        <section className={styles.part}>
          <h2>{t('mermaid.pasteTitle')}</h2>
          <PasteMermaid live={live} />
        </section>
      )}
      <Drawn {...view} />
    </Stack>
  );
}

/** The text follows the map until somebody writes in it; then it waits for « Appliquer ». */
function HandEdit({ live }: { readonly live: LiveMap }) {
  const { t } = useTranslation('actor-map');
  const content = mapContentOf(live);
  const options = comparisonOf(live);
  const printed = printFlowchart(content, options);
  const [draft, setDraft] = useState<{ readonly base: FlowText; readonly text: string }>();
  const change = draft ? compareFlowchart(draft.text, content, { ...options, base: draft.base }) : undefined;
  const write = (text: string) => {
    const base = draft?.base ?? printed;
    setDraft(text === base.text ? undefined : { base, text });
  };
  return (
    <section className={styles.part}>
      <TextArea
        label={t('mermaid.text')}
        description={t('mermaid.help')}
        rows={16}
        value={draft?.text ?? printed.text}
        onChange={write}
        isReadOnly={live.readOnly}
        spellCheck="false"
      />
      {draft && change ? (
        <>
          {draft.base.text === printed.text ? null : <p className={styles.stale}>{t('mermaid.stale')}</p>}
          {change.otherDiagram || parseFlowchart(draft.text).isFlowchart ? null : <Notice kind="warn" title={t('mermaid.notFlowchart')} />}
          <MermaidChanges change={change} live={live} />
          <Row align="stretch">
            <Button
              variant="go"
              isDisabled={isEmptyChange(change)}
              onPress={() => {
                applyToMap(live, change, true);
                setDraft(undefined);
                showToast(t('mermaid.applied'));
              }}
            >
              {t('mermaid.apply')}
            </Button>
            <Button onPress={() => setDraft(undefined)}>{t('mermaid.reset')}</Button>
          </Row>
        </>
      ) : null}
    </section>
  );
}

function KeptLines({ live }: { readonly live: LiveMap }) {
  const { t } = useTranslation('actor-map');
  if (live.keptLines.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{t('mermaid.kept')}</h2>
      <p>{t('mermaid.keptHelp')}</p>
      <ul className={styles.kept}>
        {live.keptLines.map(({ id, text }) => (
          <li key={id}>
            <code>{text}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Drawn only when asked for: Mermaid needs seconds for a large map. */
function Drawn(view: MapViewProps) {
  const { t } = useTranslation('actor-map');
  const [isShown, setShown] = useState(false);
  const { actors, relations } = view.shown;
  return (
    <section className={styles.part}>
      <h2>{t('mermaid.drawn')}</h2>
      {isShown ? (
        <MermaidFigure
          text={mermaidTextOf(view, { forDrawing: true })}
          accTitle={t('drawing.label')}
          accDescr={t('exports.description', { actors: actors.length, links: relations.length })}
        />
      ) : (
        <div>
          <Button onPress={() => setShown(true)}>{t('mermaid.drawIt')}</Button>
        </div>
      )}
    </section>
  );
}
