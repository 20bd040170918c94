import { formatPartialDate } from '#shared/partial-date';
import { escapeMarkdown, markdownBlocks, markdownTable } from './markdown-blocks';
import { commitmentRows, indicatorRows, planRows, summaryLine } from './restitution-rows';
import type { Restitution, RestitutionChapter, RestitutionExperiment, RestitutionLoop } from './restitution';
import { fill, type RestitutionWords } from './words';
import { partName, validationLine } from './write-html';

/** The restitution as Markdown. Drawings are told in sentences and tables; what people wrote stays theirs, escaped. */
export function writeMarkdown(restitution: Restitution, words: RestitutionWords): string {
  const { chapters, map, plan, experiments, commitments, sources } = restitution;
  const parts = [
    ...header(restitution, words),
    ...section(
      words.diagnostic,
      chapters.flatMap((chapter) => chapterParts(chapter, words)),
    ),
    ...section(words.map, map ? mapParts(map, words) : []),
    ...section(words.plan, plan ? [plan.total, table(words.planColumns, planRows(plan.lines, words))] : []),
    ...section(
      words.experiments,
      experiments.flatMap((experiment) => experimentParts(experiment, words)),
    ),
    ...section(
      words.commitments,
      commitments ? [escapeMarkdown(summaryLine(commitments, words)), table(words.commitmentColumns, commitmentRows(commitments))] : [],
    ),
    ...section(words.sources, sources.length > 0 ? [sources.map((source, index) => `${index + 1}. ${sourceLine(source)}`).join('\n')] : []),
    `---\n\n${escapeMarkdown(words.footer)}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function header({ title, territory, purpose, madeOn, audience, colleges }: Restitution, words: RestitutionWords): string[] {
  return [
    `# ${escapeMarkdown(title)}`,
    territory ? `*${escapeMarkdown(territory)}*` : '',
    escapeMarkdown(purpose),
    `${fill(words.madeOn, { date: formatPartialDate(madeOn) })}. ${words.audience[audience]}`,
    colleges.length > 0 ? `${words.colleges} : ${colleges.map((college) => escapeMarkdown(college.name)).join(', ')}.` : '',
  ];
}

function section(title: string, parts: readonly string[]): string[] {
  return parts.length === 0 ? [] : [`## ${title}`, ...parts];
}

function chapterParts(chapter: RestitutionChapter, words: RestitutionWords): string[] {
  return [
    `### ${escapeMarkdown(chapter.title)}`,
    chapter.question ? `*${escapeMarkdown(chapter.question)}*` : '',
    ...chapter.parts.flatMap(({ part, blocks }) => [`#### ${partName(part, words)}`, markdownBlocks(blocks)]),
    `*${escapeMarkdown(validationLine(chapter, words))}*`,
  ];
}

function mapParts({ sentences, alone, blindSpots }: NonNullable<Restitution['map']>, words: RestitutionWords): string[] {
  return [
    list(sentences),
    alone.length > 0 ? escapeMarkdown(fill(words.alone, { names: alone.join(', ') })) : '',
    ...(blindSpots.length > 0 ? [`### ${words.blindSpots}`, list(blindSpots)] : []),
  ];
}

function experimentParts(experiment: RestitutionExperiment, words: RestitutionWords): string[] {
  return [
    `### ${escapeMarkdown(experiment.title)} (${experiment.state})`,
    ...(experiment.findings.length > 0 ? [`${words.findings} :`, list(experiment.findings)] : []),
    ...experiment.loops.flatMap((loop, index) => [`#### ${fill(words.loop, { number: index + 1 })}`, ...loopParts(loop, words)]),
    told(words.outcome, experiment.outcome),
  ];
}

function loopParts(loop: RestitutionLoop, words: RestitutionWords): string[] {
  return [
    told(words.question, loop.question),
    told(words.hypothesis, loop.hypothesis),
    loop.actions.length > 0 ? `**${words.actions}**\n\n${list(loop.actions)}` : '',
    loop.indicators.length > 0 ? table(words.indicatorColumns, indicatorRows(loop.indicators)) : '',
    told(words.learned, loop.learned),
    told(words.nextQuestion, loop.nextQuestion),
  ];
}

function told(label: string, text: string): string {
  return text === '' ? '' : `**${label}** : ${escapeMarkdown(text)}`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${escapeMarkdown(item).replace(/\s*\n\s*/gu, ' ')}`).join('\n');
}

function table(columns: Readonly<Record<string, string>>, rows: readonly (readonly string[])[]): string {
  return markdownTable([Object.values(columns), ...rows.map((row) => row.map((cell) => escapeMarkdown(cell).replace(/\s*\n\s*/gu, ' ')))]);
}

function sourceLine({ title, author, date }: Restitution['sources'][number]): string {
  return [title, author, date]
    .filter((part) => part !== '')
    .map(escapeMarkdown)
    .join(', ');
}
