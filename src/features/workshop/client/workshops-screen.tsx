import { Route, Switch } from 'wouter';
import { StepPage } from './step-page';
import { WorkshopList } from './workshop-list';
import { WorkshopPage } from './workshop-page';

/** « Ateliers »: the workshops, the questions of one, and what is brought to a question. Each has an address. */
export default function WorkshopsScreen() {
  return (
    <Switch>
      <Route path="/atelier/:id">{({ id }) => <WorkshopPage key={id} id={id} />}</Route>
      <Route path="/temps/:id">{({ id }) => <StepPage id={id} />}</Route>
      <Route>
        <WorkshopList />
      </Route>
    </Switch>
  );
}
