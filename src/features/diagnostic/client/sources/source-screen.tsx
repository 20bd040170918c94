import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { SourcesPanel } from './source-panel';
import { forgetRequestedPassage, requestedPassage } from './source-passage-request';

/** « Sources »: the list, or one source at an address of its own. */
export default function SourceScreen() {
  const { t } = useTranslation('sources');
  const [location, go] = useLocation();
  const openId = /^\/([\w-]+)/u.exec(location)?.[1];
  const quote = openId === undefined ? undefined : requestedPassage(openId);
  return (
    <>
      {openId === undefined ? <PageHeader title={t('title')} intro={t('intro')} /> : null}
      <SourcesPanel
        wholePage
        openId={openId}
        passage={quote === undefined ? undefined : { block: 0, quote }}
        onOpen={(id) => {
          forgetRequestedPassage();
          go(id === undefined ? '/' : `/${id}`);
        }}
        headingLevel={openId === undefined ? 2 : 1}
      />
    </>
  );
}
