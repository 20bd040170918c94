import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { MermaidFigure } from '#client/diagram/mermaid-figure.tsx';
import { Button } from '#client/kit/button.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { showToast } from '#client/kit/notices/toast';
import { settleNewcomers } from '../../model/add-actors';
import { applyMapChange } from '../../model/mermaid/flow-apply';
import { compareFlowchart, isEmptyChange } from '../../model/mermaid/flow-change';
import type { MapChange } from '../../model/mermaid/map-change';
import { parseFlowchart } from '../../model/mermaid/flow-parse';
import { type FlowText, printFlowchart } from '../../model/mermaid/flow-print';
import type { MapViewProps } from '../map-view-props';
import { MermaidChanges } from './mermaid-changes';
import { collegeColoursOf, mapContentOf, mermaidTextOf } from './mermaid-text-of';
import styles from './mermaid-view.module.css';
import type { LiveMap } from '../use-live-map';

/** « Mermaid »: the map as text, edited by hand or pasted, and as Mermaid draws it. */
export function MermaidView(view: MapViewProps) {
  const { live } = view;
  return (
    <Stack gap={6}>
      <HandEdit live={live} />
      <KeptLines live={live} />
      {live.readOnly ? null : <PasteText live={live} />}
      <Drawn {...view} />
    </Stack>
  );
}

function optionsOf(live: LiveMap) {
  return { collegeColours: collegeColoursOf(live), colleges: live.colleges.map((college) => college.id) };
}

function apply(live: LiveMap, change: MapChange, replaceKept: boolean): void {
  applyMapChange(live.map, change, Date.now(), replaceKept);
  settleNewcomers(live.map);
}

/** The text follows the map until somebody writes in it; then it waits for « Appliquer ». */
function HandEdit({ live }: { readonly live: LiveMap }) {
  const { t } = useTranslation('actor-map');
  const content = mapContentOf(live);
  const options = optionsOf(live);
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
          {parseFlowchart(draft.text).isFlowchart ? null : <Notice kind="warn" title={t('mermaid.notFlowchart')} />}
          <MermaidChanges change={change} live={live} />
          <Row align="stretch">
            <Button
              variant="go"
              isDisabled={isEmptyChange(change)}
              onPress={() => {
                apply(live, change, true);
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

function PasteText({ live }: { readonly live: LiveMap }) {
  const { t } = useTranslation('actor-map');
  const [text, setText] = useState('');
  const change = text.trim() === '' ? undefined : compareFlowchart(text, mapContentOf(live), optionsOf(live));
  return (
    <section className={styles.part}>
      <h2>{t('mermaid.pasteTitle')}</h2>
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
        <Button
          isDisabled={!change || isEmptyChange(change)}
          onPress={() => {
            if (!change) return;
            apply(live, change, false);
            setText('');
            showToast(t('mermaid.pasted', { actors: change.actorsAdded.length, links: change.relationsAdded.length }));
          }}
        >
          {t('mermaid.pasteApply')}
        </Button>
      </Row>
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
