import { formatPartialDate } from '#shared/partial-date';
import { element, escapeHtml, textTable } from './escape-html';
import { htmlBlocks } from './html-blocks';
import { PRINT_STYLE } from './print-style';
import { commitmentRows, indicatorRows, planRows, summaryLine } from './restitution-rows';
import type { Restitution, RestitutionChapter, RestitutionExperiment, RestitutionLoop } from './restitution';
import { fill, type RestitutionWords } from './words';

/**
 * The restitution as one self-contained page: drawings inline, no script, nothing fetched, readable on a
 * phone, laid out for A4 when printed. Everything people wrote is text.
 */
export function writeHtml(restitution: Restitution, words: RestitutionWords): string {
  return [
    '<!doctype html>',
    `<html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(restitution.title)}</title><style>${PRINT_STYLE}</style></head>`,
    `<body>${writeHtmlBody(restitution, words)}</body></html>\n`,
  ].join('\n');
}

/** What is inside the page, for a preview that brings its own frame. */
export function writeHtmlBody(restitution: Restitution, words: RestitutionWords): string {
  const sections = sectionsOf(restitution, words).filter((section) => section.html !== '');
  const contents = sections.map(({ id, title }) => element('li', {}, element('a', { href: `#${id}` }, escapeHtml(title))));
  return [
    header(restitution, words),
    sections.length > 1
      ? `<nav aria-labelledby="contents"><h2 id="contents">${escapeHtml(words.contents)}</h2><ol>${contents.join('')}</ol></nav>`
      : '',
    `<main>${sections.map(({ id, title, html }) => `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(title)}</h2>\n${html}</section>`).join('\n')}</main>`,
    `<footer><p>${escapeHtml(words.footer)}</p></footer>`,
  ].join('\n');
}

interface PageSection {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

function sectionsOf(restitution: Restitution, words: RestitutionWords): PageSection[] {
  const { chapters, map, plan, experiments, commitments, sources } = restitution;
  return [
    { id: 'diagnostic', title: words.diagnostic, html: chapters.map((chapter) => chapterHtml(chapter, words)).join('\n') },
    { id: 'map', title: words.map, html: map ? mapHtml(map, words) : '' },
    { id: 'plan', title: words.plan, html: plan ? planHtml(plan, words) : '' },
    { id: 'experiments', title: words.experiments, html: experiments.map((experiment) => experimentHtml(experiment, words)).join('\n') },
    { id: 'commitments', title: words.commitments, html: commitments ? commitmentsHtml(commitments, words) : '' },
    { id: 'sources', title: words.sources, html: sources.length === 0 ? '' : sourcesHtml(restitution) },
  ];
}

function header({ title, territory, purpose, madeOn, audience, colleges }: Restitution, words: RestitutionWords): string {
  const names = colleges.map((college) =>
    element('li', {}, `<abbr title="${escapeHtml(college.name)}">${escapeHtml(college.letter)}</abbr> ${escapeHtml(college.name)}`),
  );
  return [
    `<header><h1>${escapeHtml(title)}</h1>`,
    territory ? `<p class="territory">${escapeHtml(territory)}</p>` : '',
    purpose ? `<p class="purpose">${escapeHtml(purpose)}</p>` : '',
    `<p class="made">${escapeHtml(fill(words.madeOn, { date: formatPartialDate(madeOn) }))}. ${escapeHtml(words.audience[audience])}</p>`,
    names.length > 0 ? `<p class="label">${escapeHtml(words.colleges)}</p><ul class="colleges">${names.join('')}</ul>` : '',
    '</header>',
  ].join('');
}

function chapterHtml(chapter: RestitutionChapter, words: RestitutionWords): string {
  const parts = chapter.parts.map(({ part, blocks }) => `<h4>${escapeHtml(partName(part, words))}</h4>\n${htmlBlocks(blocks)}`);
  return [
    `<article><h3>${escapeHtml(chapter.title)}</h3>`,
    chapter.question ? `<p class="question">${escapeHtml(chapter.question)}</p>` : '',
    ...parts,
    `<p class="validation">${escapeHtml(validationLine(chapter, words))}</p></article>`,
  ].join('\n');
}

/** The French name of a part of a chapter; one this app does not know keeps its own. */
export function partName(part: string, words: RestitutionWords): string {
  return (words.parts as Readonly<Record<string, string>>)[part] ?? part;
}

/** Who stands behind a chapter, in one line. */
export function validationLine({ isShared, validated, notYet }: RestitutionChapter, words: RestitutionWords): string {
  if (isShared) return words.shared;
  if (validated.length === 0) return words.nobody;
  return `${fill(words.validatedBy, { names: validated.join(', ') })} ${fill(words.notYet, { names: notYet.join(', ') })}`;
}

function mapHtml({ svg, sentences, alone, blindSpots }: NonNullable<Restitution['map']>, words: RestitutionWords): string {
  return [
    `<figure class="drawing">${svg}</figure>`,
    sentences.length > 0 ? `<h3>${escapeHtml(words.mapSentences)}</h3>${list(sentences)}` : '',
    alone.length > 0 ? `<p>${escapeHtml(fill(words.alone, { names: alone.join(', ') }))}</p>` : '',
    blindSpots.length > 0 ? `<h3>${escapeHtml(words.blindSpots)}</h3>${list(blindSpots)}` : '',
  ].join('\n');
}

function planHtml(plan: NonNullable<Restitution['plan']>, words: RestitutionWords): string {
  const { what, group, state, planned, actual, condition } = words.planColumns;
  return [
    plan.total ? `<p>${escapeHtml(plan.total)}</p>` : '',
    plan.svg ? `<figure class="drawing">${plan.svg}</figure>` : '',
    textTable(words.plan, [what, group, state, planned, actual, condition], planRows(plan.lines, words)),
  ].join('\n');
}

function experimentHtml(experiment: RestitutionExperiment, words: RestitutionWords): string {
  const loops = experiment.loops.map((loop, index) => loopHtml(loop, fill(words.loop, { number: index + 1 }), words));
  return [
    `<article><h3>${escapeHtml(experiment.title)} <small>(${escapeHtml(experiment.state)})</small></h3>`,
    experiment.findings.length > 0 ? `<p class="label">${escapeHtml(words.findings)}</p>${list(experiment.findings)}` : '',
    ...loops,
    experiment.outcome ? `<p><strong>${escapeHtml(words.outcome)}</strong> : ${escapeHtml(experiment.outcome)}</p>` : '',
    '</article>',
  ].join('\n');
}

function loopHtml(loop: RestitutionLoop, title: string, words: RestitutionWords): string {
  const told = (label: string, text: string) =>
    text ? `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(text).replaceAll('\n', '<br>')}</dd>` : '';
  const { label, forWhom, baseline, target, observed } = words.indicatorColumns;
  return [
    `<h4>${escapeHtml(title)}</h4><dl>${told(words.question, loop.question)}${told(words.hypothesis, loop.hypothesis)}`,
    loop.actions.length > 0 ? `<dt>${escapeHtml(words.actions)}</dt><dd>${list(loop.actions)}</dd>` : '',
    '</dl>',
    loop.indicators.length > 0
      ? textTable(words.indicators, [label, forWhom, baseline, target, observed], indicatorRows(loop.indicators))
      : '',
    loop.learned || loop.nextQuestion ? `<dl>${told(words.learned, loop.learned)}${told(words.nextQuestion, loop.nextQuestion)}</dl>` : '',
  ].join('\n');
}

function commitmentsHtml(commitments: NonNullable<Restitution['commitments']>, words: RestitutionWords): string {
  const { what, who, due, state, answer } = words.commitmentColumns;
  return `<p>${escapeHtml(summaryLine(commitments, words))}</p>\n${textTable(words.commitments, [what, who, due, state, answer], commitmentRows(commitments))}`;
}

function sourcesHtml({ sources }: Restitution): string {
  return list(
    sources.map(({ title, author, date }) => [title, author, date].filter((part) => part !== '').join(', ')),
    'ol',
  );
}

function list(items: readonly string[], name: 'ul' | 'ol' = 'ul'): string {
  return element(name, {}, items.map((item) => element('li', {}, escapeHtml(item))).join(''));
}
