import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { OpenDocument } from '#client/documents/open-document';
import { SharedTextArea } from '#client/documents/shared-text-area.tsx';
import { Button } from '#client/kit/button.tsx';
import { CollegeShape } from '#client/kit/marks/college-badge.tsx';
import { DraftField } from '#client/kit/fields/draft-field.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { SidePanel } from '#client/kit/layout/side-panel.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';
import { type Contribution, MOST_CHARACTERS } from '../../model/contribution';
import { contributionText, patchContribution, removeContribution } from '../../model/step-section';
import { kindsOf, type Step } from '../../model/workshop-section';
import { useColleges } from '../use-colleges';

const NO_COLLEGE = 'none';

interface ScribePanelProps {
  readonly step: Stored<Step>;
  readonly document: OpenDocument;
  /** What is being written; in the document from its first letter, so that nothing typed can be lost. */
  readonly draft: Stored<Contribution>;
  readonly onNext: () => void;
  readonly onClose: () => void;
}

/** Writing for somebody who has no phone or does not write: their words, their college, a name if they want one. */
export function ScribePanel({ step, document: { doc }, draft, onNext, onClose }: ScribePanelProps) {
  const { t } = useTranslation('workshop');
  const text = contributionText(doc, draft.id);
  const isEmpty = draft.text.trim() === '';
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the panel took the focus for its title: who presses « Écrire » is about to write.
    words.current?.querySelector('textarea')?.focus();
  }, []);
  useBlankRemoval(doc, draft.id);
  const change = (fields: Partial<Contribution>) => patchContribution(doc, draft.id, fields);
  const give = () => {
    change({ given: true, createdAt: Date.now() });
    showToast(t('scribe.given'));
    onNext();
  };
  return (
    <SidePanel
      title={t('scribe.title')}
      onClose={onClose}
      actions={
        <Button variant="go" isDisabled={isEmpty} onPress={give}>
          {t('scribe.give')}
        </Button>
      }
    >
      <div ref={words}>
        {text ? (
          <SharedTextArea text={text} label={t('scribe.words')} description={t('scribe.wordsHelp')} rows={4} maxLength={MOST_CHARACTERS} />
        ) : null}
      </div>
      <Kind step={step} draft={draft} onChange={(kind) => change({ kind })} />
      <College draft={draft} onChange={(college) => change({ college })} />
      <DraftField
        label={t('scribe.name')}
        description={t('scribe.nameHelp')}
        maxLength={40}
        autoComplete="off"
        stored={draft.name}
        onCommit={(name) => change({ name })}
      />
    </SidePanel>
  );
}

/** Whatever way one leaves by, a sheet nobody wrote on is not kept. */
function useBlankRemoval(doc: Y.Doc, id: RecordId): void {
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    clearTimeout(leaving.current);
    return () => {
      // Later: what is drawn anew at once (React does it to find faults) has not left.
      leaving.current = setTimeout(() => contributionText(doc, id)?.length === 0 && removeContribution(doc, id));
    };
  }, [doc, id]);
}

function Kind({ step, draft, onChange }: { step: Step; draft: Contribution; onChange: (kind: Contribution['kind']) => void }) {
  const { t } = useTranslation('workshop');
  const kinds = kindsOf(step);
  if (kinds.length === 1) return null;
  return (
    <RadioCards
      label={t('scribe.kind')}
      layout="compact"
      value={draft.kind}
      onChange={onChange}
      choices={kinds.map((kind) => ({ id: kind, label: t(`kinds.${kind}`) }))}
    />
  );
}

function College({ draft, onChange }: { draft: Contribution; onChange: (college: string) => void }) {
  const { t } = useTranslation('workshop');
  const { colleges } = useColleges();
  return (
    <RadioCards
      label={t('scribe.college')}
      layout="compact"
      value={draft.college || NO_COLLEGE}
      onChange={(college) => onChange(college === NO_COLLEGE ? '' : college)}
      choices={[
        ...colleges.map((one) => ({ id: one.id, label: one.name, picture: <CollegeShape look={one} size={20} /> })),
        { id: NO_COLLEGE, label: t('scribe.noCollege') },
      ]}
    />
  );
}
