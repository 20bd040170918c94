import { PROGRESS_STATES } from '#features/methods/model/process-section';
import { shownWord } from '#document/records/known-word';
import { circlesOf } from '#features/actor-map/model/actor-map-section';
import type { Stored } from '#document/records/record-collection';
import type { OutputRequest } from '#host/feature-output';
import { definitions, facts, heading, paragraph, textList, textTable } from '#shared/output/blocks';
import type { OutputBlock } from '#shared/output/section';
import { formatPartialDate } from '#shared/partial-date';
import { formatPeriod, isEmptyPeriod, type Period } from '#shared/period';
import { formatQuantity, type Quantity } from '#shared/quantity';
import { localeOf } from '#shared/words/language';
import { type Say, sayIn } from '#shared/words/reader';
import { distanceCovered } from '../model/experiment-checks';
import { indicatorsOf, latestObservation, loopsOf, observationsOf } from '../model/experiment-operations';
import {
  type Action,
  type Experiment,
  experimentRecords,
  FOR_WHOM,
  type Indicator,
  type Loop,
  type Observation,
  OUTCOMES,
} from '../model/experiment-section';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';
import { actorNames, whoOf } from './who';

/** Every trial: what it starts from, its sheet, each of its loops, what comes next. */
export function gatherExperiments(request: OutputRequest): readonly OutputBlock[] {
  const say = sayIn(request.language, { fr, en });
  return experimentRecords(request.core)
    .experiments.list()
    .flatMap((experiment) => experimentBlocks(experiment, request, say));
}

function experimentBlocks(experiment: Stored<Experiment>, request: OutputRequest, say: Say<typeof fr>): OutputBlock[] {
  const records = experimentRecords(request.core);
  const findings = records.findings.list().filter(({ experimentId }) => experimentId === experiment.id);
  const loops = loopsOf(records, experiment.id).flatMap((loop, index) => [
    heading(2, say('experiments.loop', { number: index + 1 })),
    ...loopBlocks(loop, request, say),
  ]);
  const outcome = experiment.outcome ? say(`experiments.outcomes.${shownWord(OUTCOMES, experiment.outcome)}`) : '';
  return [
    heading(1, experiment.title, `(${say(`states.${shownWord(PROGRESS_STATES, experiment.state)}`)})`),
    ...(findings.length > 0 ? [paragraph(say('experiments.findings'), 'label'), textList(findings.map(({ label }) => label))] : []),
    ...sheetBlocks(experiment, request, say),
    ...loops,
    ...definitions([[say('experiments.outcome'), facts([outcome, experiment.outcomeNote])]]),
  ];
}

/** What the trial is for and on what terms: « la fiche de l’essai ». */
function sheetBlocks(experiment: Experiment, request: OutputRequest, say: Say<typeof fr>): OutputBlock[] {
  const circles = experiment.circleIds.flatMap((id) => circlesOf(request.core).get(id)?.name ?? []);
  return definitions([
    [say('experiments.objective'), experiment.objective],
    [say('experiments.audience'), experiment.audience],
    [say('experiments.rules'), experiment.rules],
    [say('experiments.carriers'), facts(actorNames(request, experiment.carrierIds), ', ')],
    [say('experiments.circles'), facts(circles, ', ')],
  ]);
}

function loopBlocks(loop: Stored<Loop>, request: OutputRequest, say: Say<typeof fr>): OutputBlock[] {
  const records = experimentRecords(request.core);
  const actions = records.actions.list().filter(({ loopId }) => loopId === loop.id);
  const indicators = indicatorsOf(records, loop.id);
  const columns = (['label', 'forWhom', 'baseline', 'target', 'observed'] as const).map((column) => say(`experiments.columns.${column}`));
  return [
    ...definitions([
      [say('experiments.question'), loop.question],
      [say('experiments.hypothesis'), loop.hypothesis],
      [say('experiments.actions'), actions.length > 0 ? textList(actions.map((action) => actionLine(action, request, say))) : undefined],
    ]),
    ...(indicators.length > 0
      ? [
          textTable(
            say('experiments.indicators'),
            columns,
            indicators.map((indicator) => indicatorRow(indicator, request, say)),
          ),
        ]
      : []),
    ...definitions([
      [say('experiments.learned'), loop.learned],
      [say('experiments.nextQuestion'), loop.nextQuestion],
    ]),
  ];
}

function actionLine(action: Action, request: OutputRequest, say: Say<typeof fr>): string {
  const when = (key: 'experiments.planned' | 'experiments.actual', period: Period | undefined) =>
    isEmptyPeriod(period) ? '' : say(key, { period: formatPeriod(period, localeOf(request.language)) });
  const known = facts([
    whoOf(action, request),
    when('experiments.planned', action.planned),
    when('experiments.actual', action.actual),
    action.condition,
    say(`states.${shownWord(PROGRESS_STATES, action.state)}`),
  ]);
  return `${action.title} (${known})`;
}

function indicatorRow(indicator: Stored<Indicator>, { core, language }: OutputRequest, say: Say<typeof fr>): string[] {
  const locale = localeOf(language);
  const figure = (quantity: Quantity | undefined) => (quantity ? formatQuantity(quantity, locale) : say('none'));
  const records = experimentRecords(core);
  const { baseline, target } = indicator;
  const observed = observationsOf(records, indicator.id).map((one) => `${figure(one.quantity)} (${originOf(one, locale, say)})`);
  const covered = distanceCovered(baseline, target, latestObservation(records, indicator.id)?.quantity);
  const told = [...observed, ...(covered === undefined ? [] : [coveredLine(covered, say)])];
  return [
    indicator.label,
    say(`experiments.forWhom.${shownWord(FOR_WHOM, indicator.forWhom)}`),
    figure(baseline),
    figure(target),
    facts(told) || say('none'),
  ];
}

/** « novembre 2026, carnets des binômes, sur 31 réponses ». */
function originOf({ date, source, sampleSize }: Observation, locale: string, say: Say<typeof fr>): string {
  return facts(
    [formatPartialDate(date, locale), source, sampleSize === undefined ? '' : say('experiments.sample', { n: sampleSize })],
    ', ',
  );
}

/** How far the last observation has come from the start to what is hoped for, as the screen says it. */
function coveredLine(share: number, say: Say<typeof fr>): string {
  if (share < 0) return say('experiments.away');
  return say('experiments.covered', { percent: Math.round(Math.min(1, share) * 100) });
}
