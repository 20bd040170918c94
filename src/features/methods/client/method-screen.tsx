import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useRecords } from '#client/documents/use-records';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Tabs } from '#client/kit/layout/tabs.tsx';
import type { FeatureModel } from '#document/feature-model';
import { OurMethod } from './our-method';
import { RolesPanel } from './roles-panel';
import { SharePanel } from './share-panel';
import { TakeMethod } from './take-method';
import { ToolsPanel } from './tools/tools-panel';
import { useOriginMethod, useProcess } from './use-process';

const VIEWS = { ours: '/', roles: '/roles', tools: '/outils', share: '/transmettre' } as const;
type View = keyof typeof VIEWS;

/** The screen of the method, for the features whose parts a method fills. */
export function methodScreen(models: readonly FeatureModel[]) {
  return () => <MethodScreen models={models} />;
}

/** « Méthode »: how the group goes about it, its tools, and the file that hands it on. */
function MethodScreen({ models }: { readonly models: readonly FeatureModel[] }) {
  const { t } = useTranslation('methods');
  const phases = useRecords(useProcess().phases);
  const parent = useOriginMethod();
  const [location, go] = useLocation();
  const view = (Object.keys(VIEWS) as View[]).find((candidate) => VIEWS[candidate] === location) ?? 'ours';
  if (phases.length === 0)
    return (
      <>
        <PageHeader title={t('title')} intro={t('intro')} />
        <TakeMethod models={models} />
        <section aria-labelledby="roles">
          <h2 id="roles">{t('tabs.roles')}</h2>
          <RolesPanel />
        </section>
      </>
    );
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      {parent ? <p>{t('comesFrom', { title: parent.title })}</p> : null}
      <Tabs
        label={t('tabs.label')}
        selected={view}
        onChange={(id) => go(VIEWS[id])}
        tabs={[
          { id: 'ours', label: t('tabs.ours'), content: <OurMethod /> },
          { id: 'roles', label: t('tabs.roles'), content: <RolesPanel /> },
          { id: 'tools', label: t('tabs.tools'), content: <ToolsPanel /> },
          { id: 'share', label: t('tabs.share'), content: <SharePanel /> },
        ]}
      />
    </>
  );
}
