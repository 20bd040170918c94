import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#client/kit/button.tsx';
import { EmptyState } from '#client/kit/notices/empty-state.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';

/** An address that leads nowhere, said kindly, with the way back. */
export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <>
      <PageHeader title={t('notFound.title')} />
      <EmptyState title={t('notFound.words')} purpose="" action={<ButtonLink href="#/">{t('notFound.go')}</ButtonLink>} />
    </>
  );
}
