import { collegesOf, orderedColleges } from '#features/people/model/people-section';
import type { Stored } from '#document/records/record-collection';
import type { OutputRequest } from '#host/feature-output';
import type { HostFeature } from '#host/host-feature';
import { facts, heading, paragraph, textTable } from '#shared/output/blocks';
import type { OutputBlock } from '#shared/output/section';
import { formatPartialDate } from '#shared/partial-date';
import { localeOf } from '#shared/words/language';
import { type Say, sayIn } from '#shared/words/reader';
import type { Contribution, ShownKind } from '../model/contribution';
import { countContributions, givenOf, groupContributions } from '../model/contribution-groups';
import { contributionsOf, stepDocumentId } from '../model/step-section';
import { kindsOf, type Step, stepsOf, stepsOfWorkshop, tablesOf, type Workshop, workshopsOf } from '../model/workshop-section';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';

/** The workshops as they leave: their steps, and what was given to the group. */
export const workshopHost: HostFeature = {
  restitution: { sections: [{ id: 'workshops', title: (language) => sayIn(language, { fr, en })('title'), gather }] },
};

/** What the gathering of all steps shares. */
interface Gathering {
  readonly request: OutputRequest;
  readonly say: Say<typeof fr>;
  /** Adds to what stays here. */
  count(left: 'words' | 'files', number: number): void;
}

async function gather(request: OutputRequest): Promise<readonly OutputBlock[]> {
  const say = sayIn(request.language, { fr, en });
  const left = { words: 0, files: 0 };
  const gathering: Gathering = {
    request,
    say,
    count: (what, number) => {
      left[what] += number;
    },
  };
  const blocks: OutputBlock[] = [];
  for (const workshop of workshopsOf(request.core).list()) blocks.push(...(await workshopBlocks(workshop, gathering)));
  for (const what of ['words', 'files'] as const) if (left[what] > 0) request.lose(say(`losses.${what}`, { count: left[what] }));
  return blocks;
}

async function workshopBlocks(workshop: Stored<Workshop>, gathering: Gathering): Promise<OutputBlock[]> {
  const { core, language } = gathering.request;
  const date = workshop.date ? `(${formatPartialDate(workshop.date, localeOf(language))})` : '';
  const blocks: OutputBlock[] = [heading(1, workshop.title, date)];
  for (const [index, step] of stepsOfWorkshop(stepsOf(core).list(), workshop.id).entries()) {
    blocks.push(...(await stepBlocks(step, index + 1, gathering)));
  }
  return blocks;
}

async function stepBlocks(step: Stored<Step>, number: number, gathering: Gathering): Promise<OutputBlock[]> {
  const { request, say } = gathering;
  const given = await request.documents.using(stepDocumentId(step.id), ({ doc }) => givenOf(contributionsOf(doc).list()));
  return [
    heading(2, step.question || say('noQuestion')),
    paragraph(facts([say('step', { number, minutes: step.minutes }), say('brought', { count: given.length })]), 'label'),
    ...(step.help ? [paragraph(step.help, 'lead')] : []),
    ...(given.length > 0 ? givenBlocks(step, given, gathering) : []),
  ];
}

/**
 * What was given was given to those who take part: to them, the words with their college and their table, never with a
 * name; to everybody, how many of each kind and from which colleges, since nobody was asked whether words may go further.
 */
function givenBlocks(step: Step, given: readonly Stored<Contribution>[], { request, say, count }: Gathering): OutputBlock[] {
  count(
    'files',
    given.reduce((sum, { files }) => sum + files.length, 0),
  );
  if (request.audience === 'workspace') return wordsByKind(step, given, request, say);
  count('words', given.length);
  return [countsOf(step, given, request, say)];
}

function wordsByKind(step: Step, given: readonly Stored<Contribution>[], request: OutputRequest, say: Say<typeof fr>): OutputBlock[] {
  return groupContributions(given, 'kind', kindsOf(step)).flatMap(({ key, contributions }): OutputBlock[] => {
    if (contributions.length === 0) return [];
    const title = say('ofKind', { kind: kindName(key, say), count: contributions.length });
    return [heading(3, title), ...contributions.map((contribution) => quotation(contribution, request, say))];
  });
}

function quotation({ text, college, table }: Contribution, { core }: OutputRequest, say: Say<typeof fr>): OutputBlock {
  const tables = tablesOf(core).list();
  const at = tables.length > 1 ? tables.find(({ id }) => id === table)?.name : undefined;
  const words = text.trim();
  return {
    kind: 'quotation',
    blocks: [paragraph(words ? say('spoken', { words }) : say('onlyFiles'))],
    label: facts([collegesOf(core).get(college)?.name ?? say('noCollege'), at]),
  };
}

function countsOf(step: Step, given: readonly Stored<Contribution>[], { core }: OutputRequest, say: Say<typeof fr>): OutputBlock {
  const colleges = orderedColleges(collegesOf(core).list());
  const counts = countContributions(
    given,
    kindsOf(step),
    colleges.map(({ id }) => id),
  ).filter(({ total }) => total > 0);
  const nameOf = (id: string) => colleges.find((college) => college.id === id)?.name ?? say('noCollege');
  const rows = counts.map(({ kind, total, colleges: from }) => [
    kindName(kind, say),
    String(total),
    facts(from.map(({ college, count }) => say('college', { college: nameOf(college), count }))),
  ]);
  return textTable(say('counts'), [say('columns.kind'), say('columns.count'), say('columns.colleges')], rows);
}

/** The name of a group by kind. */
function kindName(kind: string, say: Say<typeof fr>): string {
  return say(`kinds.${kind as ShownKind}`);
}
