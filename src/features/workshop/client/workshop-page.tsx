import { useTranslation } from 'react-i18next';
import { BackLink } from '#client/kit/layout/back-link.tsx';
import { DateField } from '#client/kit/fields/date-field.tsx';
import { useArrival } from '#client/kit/focus/arrival';
import { useLocation } from 'wouter';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecord } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { DraftField } from '#client/kit/fields/draft-field.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import { putBack, removeWorkshop } from '../model/workshop-operations';
import { type Workshop, workshopsOf } from '../model/workshop-section';
import { StepList } from './step-list';
import { useTitleFocus } from '#client/kit/focus/use-title-focus';
import styles from './workshop.module.css';

/** One workshop: its title, its day, its questions in their order. */
export function WorkshopPage({ id }: { readonly id: string }) {
  const { t } = useTranslation('workshop');
  const workshop = useRecord(workshopsOf(useCore()), id);
  useTitleFocus(id);
  return (
    <>
      <BackLink href="/">{t('back')}</BackLink>
      {workshop ? <Content workshop={workshop} /> : <PageHeader title={t('title')} intro={t('gone')} />}
    </>
  );
}

function Content({ workshop }: { readonly workshop: Stored<Workshop> }) {
  const { t } = useTranslation('workshop');
  const workshops = workshopsOf(useCore());
  const identity = useArrival<HTMLDivElement>(workshop.id, 'name');
  return (
    <>
      <PageHeader title={workshop.title || t('newTitle')} />
      <Stack gap={5}>
        <div className={styles.identity} ref={identity}>
          <DraftField
            label={t('fields.title')}
            stored={workshop.title}
            maxLength={200}
            onCommit={(title) => workshops.patch(workshop.id, { title })}
          />
          <DateField
            label={t('fields.date')}
            placeholder={t('fields.dateExample')}
            date={workshop.date || undefined}
            onCommit={(date) => workshops.patch(workshop.id, { date: date ?? '' })}
          />
        </div>
        <StepList workshop={workshop.id} />
        <RemoveWorkshop workshop={workshop} />
      </Stack>
    </>
  );
}

function RemoveWorkshop({ workshop }: { readonly workshop: Stored<Workshop> }) {
  const { t } = useTranslation('workshop');
  const core = useCore();
  const [, go] = useLocation();
  const remove = () => {
    const removed = removeWorkshop(core, workshop.id);
    go('/');
    showToast(t('remove.workshopDone', { title: workshop.title || t('newTitle') }), {
      kind: 'info',
      action: { label: t('remove.undo'), run: () => putBack(core, removed) },
    });
  };
  return (
    <Row gap={[2, 3]}>
      <Button size="s" variant="quiet" onPress={remove}>
        {t('remove.workshop')}
      </Button>
    </Row>
  );
}
