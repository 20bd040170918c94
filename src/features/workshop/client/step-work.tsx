import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import { PencilLine, Projector } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import type { OpenDocument } from '#client/documents/open-document';
import { useObservable } from '#client/documents/use-observable';
import { useRecords } from '#client/documents/use-records';
import { Button } from '#client/kit/button.tsx';
import type { Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';
import { countContributions, givenOf } from '../model/contribution-groups';
import { type Contribution, newScribe } from '../model/contribution';
import { addContribution, contributionsOf } from '../model/step-section';
import { chosenKinds, kindsOf, type Step } from '../model/workshop-section';
import { ContributionBoard } from './contributions/contribution-board';
import { tellCount } from './contributions/contribution-counts';
import { CountsFigure } from './contributions/counts-figure';
import { PhoneButton } from './phone-button';
import { ProjectorView } from './projector-view';
import { QuotePanel } from './contributions/quote-panel';
import { ScribePanel } from './contributions/scribe-panel';
import { StepHeader } from './step-header';
import { useColleges } from './use-colleges';
import { usePhones } from './use-phones';
import { useOwnTable } from './use-tables';
import styles from './workshop.module.css';

interface StepWorkProps {
  readonly step: Stored<Step>;
  /** What was given. */
  readonly document: OpenDocument;
  /** What is being written at this computer. */
  readonly drafts: OpenDocument;
}

/** What is brought to a question, counted and in groups; writing for somebody; the projector. */
export function StepWork({ step, document, drafts }: StepWorkProps) {
  const given = givenOf(useRecords(contributionsOf(document.doc)));
  const begun = useRecords(contributionsOf(drafts.doc)).filter((one) => !one.given);
  const { colleges } = useColleges();
  const mine = useOwnTable();
  const [isProjecting, setProjecting] = useState(false);
  const [writing, setWriting] = useState<RecordId>();
  const [quoting, setQuoting] = useState<RecordId>();
  const present = begun.find(({ id }) => id === writing);
  const quoted = present ? undefined : given.find(({ id }) => id === quoting);
  const writers = usePhones().keeping;
  const counts = countContributions(
    given,
    chosenKinds(step),
    colleges.map(({ id }) => id),
  );
  useEffect(() => tellCount(step.id, given.length), [step.id, given.length]);
  const quote = (id: RecordId) => {
    setWriting(undefined);
    setQuoting(id);
  };
  const write = () => setWriting(newDraft(drafts, step, mine));
  return (
    <div className={present || quoted ? styles.beside : styles.stack}>
      <Stack gap={5}>
        <StepHeader step={step} />
        <Tools step={step} document={document} onWrite={write} onProject={() => setProjecting(true)} />
        <Drafts drafts={begun.filter(({ id, text }) => id !== writing && text.trim() !== '')} onResume={setWriting} />
        <CountsFigure counts={counts} total={given.length} writers={writers} />
        <ContributionBoard step={step} document={document} contributions={given} onQuote={quote} />
      </Stack>
      {present ? (
        <ScribePanel key={present.id} step={step} document={drafts} draft={present} onNext={write} onClose={() => setWriting(undefined)} />
      ) : null}
      {quoted ? <QuotePanel key={quoted.id} contribution={quoted} onClose={() => setQuoting(undefined)} /> : null}
      {isProjecting ? (
        <ProjectorView step={step} contributions={given} counts={counts} writers={writers} onClose={() => setProjecting(false)} />
      ) : null}
    </div>
  );
}

function newDraft(document: OpenDocument, step: Step, table: string): RecordId {
  const [kind] = kindsOf(step);
  return addContribution(document.doc, {
    kind: kind ?? 'lived',
    text: '',
    author: newScribe(),
    name: '',
    picture: '',
    college: '',
    table,
    given: false,
    files: [],
    createdAt: Date.now(),
  });
}

interface ToolsProps {
  readonly step: Stored<Step>;
  readonly document: OpenDocument;
  readonly onWrite: () => void;
  readonly onProject: () => void;
}

function Tools({ step, document, onWrite, onProject }: ToolsProps) {
  const { t } = useTranslation('workshop');
  const { readOnly } = useObservable(document.status);
  useOfferedGestures('workshop', { write: readOnly ? undefined : onWrite, project: onProject });
  return (
    <Row gap={[2, 3]}>
      <PhoneButton step={step.id} />
      {readOnly ? null : (
        <Button icon={<PencilLine size={20} aria-hidden />} onPress={onWrite}>
          {t('scribe.open')}
        </Button>
      )}
      <Button icon={<Projector size={20} aria-hidden />} onPress={onProject}>
        {t('projector.open')}
      </Button>
    </Row>
  );
}

/** What was begun here and not given: nothing that was typed is lost. */
function Drafts({ drafts, onResume }: { drafts: readonly Stored<Contribution>[]; onResume: (id: RecordId) => void }) {
  const { t } = useTranslation('workshop');
  if (drafts.length === 0) return null;
  return (
    <ul className={styles.drafts} aria-label={t('scribe.drafts')}>
      {drafts.map(({ id, text }) => (
        <li key={id}>
          <span>{t('scribe.draft', { start: text.slice(0, 60) })}</span>
          <Button size="s" onPress={() => onResume(id)}>
            {t('scribe.resume')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
