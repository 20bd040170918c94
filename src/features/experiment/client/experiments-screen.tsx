import { useTranslation } from 'react-i18next';
import { Route, Switch, useLocation } from 'wouter';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Tabs } from '#client/kit/layout/tabs.tsx';
import { CommitmentsPanel } from './commitments-panel';
import { ExperimentList } from './experiment-list';
import { ExperimentPage } from './experiment-page';
import { PlanPanel } from './plan/plan-panel';

/** « Expérimentations »: the trials, their calendar, what was promised. One trial has an address of its own. */
export default function ExperimentsScreen() {
  return (
    <Switch>
      <Route path="/essai/:id">{({ id }) => <ExperimentPage key={id} id={id} />}</Route>
      <Route>
        <Overview />
      </Route>
    </Switch>
  );
}

const VIEWS = { experiments: '/', calendar: '/calendrier', commitments: '/engagements' } as const;
type View = keyof typeof VIEWS;

function Overview() {
  const { t } = useTranslation('experiment');
  const [location, go] = useLocation();
  const view = (Object.keys(VIEWS) as View[]).find((candidate) => VIEWS[candidate] === location) ?? 'experiments';
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <Tabs
        label={t('tabs.label')}
        selected={view}
        onChange={(id) => go(VIEWS[id])}
        tabs={[
          { id: 'experiments', label: t('tabs.experiments'), content: <ExperimentList /> },
          { id: 'calendar', label: t('tabs.calendar'), content: <PlanPanel /> },
          { id: 'commitments', label: t('tabs.commitments'), content: <CommitmentsPanel /> },
        ]}
      />
    </>
  );
}
