import type * as Y from 'yjs';
import type { Stored } from '#document/records/record-collection';
import type { MethodTool } from '#features/methods/model/method';
import { inOrder, processRecords } from '#features/methods/model/process-section';
import { CONTRIBUTION_KINDS, type ContributionKind } from './contribution';
import type { StepDraft } from './workshop-operations';
import { kindsOf, type Step, stepsOf, stepsOfWorkshop, workshopsOf } from './workshop-section';

/** An agenda of a method: timed steps, the same for every group. */
type Agenda = Extract<MethodTool, { kind: 'agenda' }>;

/** What a step lasts in a method when the group did not say: an agenda has no step without a length. */
const USUAL_MINUTES = 20;
const LONGEST_HELP = 600;
const LONGEST_QUESTION = 300;

/** The agendas of the method a démarche follows: what a workshop may be prepared from. */
export function agendasOfProcess(core: Y.Doc): readonly Agenda[] {
  return inOrder(processRecords(core).tools.list()).flatMap(({ tool }) => (tool.kind === 'agenda' ? [tool] : []));
}

/**
 * The questions of an agenda: the first thing that each of its times prompts, else its title. Under it stand its plain twin,
 * what else it prompts and its instruction, as far as there is room. A time that asks nothing (a pause, a welcome) is no question.
 */
export function stepsFromAgenda({ times }: Agenda): readonly StepDraft[] {
  const asking = times.filter(({ prompts, kinds }) => prompts.length > 0 || (kinds?.length ?? 0) > 0);
  // An agenda of titles alone asks what its titles say.
  return (asking.length > 0 ? asking : times).map(({ title, minutes, instruction, simple, prompts, kinds }) => ({
    question: (prompts[0] ?? title).slice(0, LONGEST_QUESTION),
    help: helpOf([simple, ...prompts.slice(1), instruction]),
    minutes: Math.min(minutes, 600),
    kinds: CONTRIBUTION_KINDS.filter((kind) => kinds?.includes(kind)),
  }));
}

/** Whole lines, as many as there is room for. */
function helpOf(lines: readonly string[]): string {
  const kept = lines.filter(Boolean).reduce((all, line) => (all.length + line.length < LONGEST_HELP ? `${all}\n${line}` : all), '');
  return kept.trim() || (lines.find(Boolean) ?? '').slice(0, LONGEST_HELP);
}

/**
 * The démarche's workshops as agendas of its method: questions, lengths, kinds; never a title, a date, nor anything
 * that was brought. A workshop that follows an agenda the method already has is not told twice.
 */
export function agendasFromWorkshops(core: Y.Doc, title: (number: number) => string): readonly Agenda[] {
  const told = new Set(agendasOfProcess(core).map((agenda) => outline(stepsFromAgenda(agenda))));
  const taken = new Set(
    processRecords(core)
      .tools.list()
      .map(({ tool }) => tool.id),
  );
  const agendas: Agenda[] = [];
  for (const { id } of workshopsOf(core).list()) {
    const steps = stepsOfWorkshop(stepsOf(core).list(), id).filter(({ question }) => question.trim() !== '');
    if (steps.length === 0 || told.has(outline(steps))) continue;
    told.add(outline(steps));
    const number = agendas.length + 1;
    agendas.push({ id: freeId(taken), kind: 'agenda', title: title(number), purpose: '', simple: '', times: steps.map(timeOf) });
  }
  return agendas;
}

function timeOf(step: Stored<Step>): Agenda['times'][number] {
  const { question, minutes, help } = step;
  const kinds: ContributionKind[] = kindsOf(step);
  return { title: question, minutes: Math.round(minutes) || USUAL_MINUTES, instruction: help, simple: '', prompts: [], kinds };
}

/** Two workshops with the same questions are one agenda. */
function outline(steps: readonly StepDraft[]): string {
  return JSON.stringify(steps.map(({ question }) => question?.trim()));
}

/** A position, never a record's id: nothing of this démarche is in it. */
function freeId(taken: Set<string>): string {
  let number = 1;
  while (taken.has(`atelier-${number}`)) number++;
  taken.add(`atelier-${number}`);
  return `atelier-${number}`;
}
