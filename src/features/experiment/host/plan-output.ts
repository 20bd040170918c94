import { shownWord } from '#document/records/known-word';
import type { OutputRequest } from '#host/feature-output';
import { inOrder, processRecords, PROGRESS_STATES } from '#features/methods/model/process-section';
import { paragraph, textTable } from '#shared/output/blocks';
import type { OutputBlock } from '#shared/output/section';
import { formatTotalMonths } from '#shared/duration';
import { localeOf } from '#shared/words/language';
import { type Say, sayIn } from '#shared/words/reader';
import { experimentRecords } from '../model/experiment-section';
import { monthsBeforeOpenPhase, type PlanLine, planLines } from '../model/plan';
import { planSvg } from '../model/plan-svg';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';

/** Phases and actions in time: how long in all, drawn, and line by line. */
export function gatherPlan(request: OutputRequest): readonly OutputBlock[] {
  const { core, language, today } = request;
  const say = sayIn(language, { fr, en });
  const [records, locale] = [experimentRecords(core), localeOf(language)];
  const lines = planLines({
    phases: inOrder(processRecords(core).phases.list()),
    experiments: records.experiments.list(),
    actions: records.actions.list(),
    phasesTitle: say('plan.phases'),
    today,
    locale,
  });
  if (lines.length === 0) return [];
  const svg = drawingOf(lines, request, say);
  const table = tableOf(lines, say);
  return [...totalOf(request, say), svg === '' ? table : { kind: 'drawing', svg, words: [table] }];
}

/** How long the phases take, when some of them have a duration. */
function totalOf({ core, language }: OutputRequest, say: Say<typeof fr>): OutputBlock[] {
  const phases = inOrder(processRecords(core).phases.list());
  const total = monthsBeforeOpenPhase(phases);
  if (total.to === 0) return [];
  const open = phases[total.phases];
  const duration = formatTotalMonths(total, localeOf(language));
  return [paragraph(open ? say('plan.before', { duration, title: open.title }) : say('plan.total', { duration }))];
}

function drawingOf(lines: readonly PlanLine[], { language, today }: OutputRequest, say: Say<typeof fr>): string {
  return planSvg(lines, today, {
    locale: localeOf(language),
    title: say('plan.title'),
    description: say('plan.alt', { count: lines.length }),
    legend: {
      planned: say('plan.legend.planned'),
      actual: say('plan.legend.actual'),
      range: say('plan.legend.range'),
      late: say('plan.legend.late'),
      today: say('plan.legend.today'),
    },
  });
}

function tableOf(lines: readonly PlanLine[], say: Say<typeof fr>): OutputBlock {
  const columns = (['what', 'group', 'state', 'planned', 'actual', 'condition'] as const).map((column) => say(`plan.columns.${column}`));
  const rows = lines.map((line) => {
    const state = say(`states.${shownWord(PROGRESS_STATES, line.state)}`);
    return [
      line.label,
      line.group,
      line.late ? say('plan.late', { state }) : state,
      line.plannedText,
      line.actualText || say('none'),
      line.condition || say('none'),
    ];
  });
  return textTable('', columns, rows);
}
