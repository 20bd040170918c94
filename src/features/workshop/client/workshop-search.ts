import type { SearchSource } from '#client/feature';
import { stepsOf, workshopsOf } from '../model/workshop-section';

/** Workshops by their title, steps by their question. What people brought is not searched: it is read where it was said. */
export const searchWorkshops: SearchSource = ({ core }, translate) => [
  ...workshopsOf(core)
    .list()
    .map(({ id, title }) => ({ id, label: title, kind: translate('kindsFound.workshop'), path: `ateliers/atelier/${id}` })),
  ...stepsOf(core)
    .list()
    .filter(({ question }) => question !== '')
    .map(({ id, question }) => ({ id, label: question, kind: translate('kindsFound.step'), path: `ateliers/temps/${id}` })),
];
