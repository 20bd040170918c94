import { type ComponentProps, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '#client/kit/layout/back-link.tsx';
import type { OpenDocument } from '#client/documents/open-document';
import { useObservable } from '#client/documents/use-observable';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import type { Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';
import type { Step } from '../model/workshop-section';
import { StepHeader } from './step-header';
import { StepWork } from './step-work';
import { useDraftDocument, useStep, useStepDocument } from './use-workshops';

/** One question, and what people bring to it, as it comes. */
export function StepPage({ id }: { readonly id: RecordId }) {
  const { t } = useTranslation('workshop');
  const found = useStep(id);
  const document = useStepDocument(id);
  const drafts = useDraftDocument(id);
  return (
    <>
      <BackLink href={found?.workshop ? `/atelier/${found.workshop.id}` : '/'}>{found?.workshop?.title || t('back')}</BackLink>
      {found ? <Shown step={found.step} document={document} drafts={drafts} /> : <PageHeader title={t('title')} intro={t('gone')} />}
    </>
  );
}

interface Documents {
  readonly step: Stored<Step>;
  readonly document: OpenDocument | undefined;
  readonly drafts: OpenDocument | undefined;
}

function Shown({ step, document, drafts }: Documents) {
  return document && drafts ? <Opened key={document.id} step={step} document={document} drafts={drafts} /> : <StepHeader step={step} />;
}

/** Nothing is counted or shown before the host has said what there is. */
function Opened({ step, document, drafts }: ComponentProps<typeof StepWork>) {
  const { t } = useTranslation('workshop');
  const { host } = useObservable(document.status);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    document.ready.catch(setError);
  }, [document]);
  if (host !== 'opening') return <StepWork step={step} document={document} drafts={drafts} />;
  return (
    <>
      <StepHeader step={step} />
      {error ? <ErrorNotice error={error} /> : <Progress label={t('opening')} />}
    </>
  );
}
