import { escapeXml } from '#shared/output/escape-xml';
import { formatPartialDate } from '#shared/partial-date';
import { layoutPlan, type PlanBar, type PlanRow } from './plan-layout';
import type { PlanLine } from './plan';

/** Words of a printed plan, in the language of its reader. */
interface PlanSvgWords {
  /** How months are written. */
  readonly locale: string;
  readonly title: string;
  readonly description: string;
  readonly legend: {
    readonly planned: string;
    readonly actual: string;
    readonly range: string;
    readonly late: string;
    readonly today: string;
  };
}

const WIDTH = 1000;
const LEFT = 300;
const RIGHT = 980;
const ROW = 34;
const HEADING = 30;
const TOP = 34;
const INK = '#16181d';
const SOFT = '#555b66';
const LINE = '#d6d9d3';
const MARKER = '#ffe45c';
const WARN = '#9a4a00';
const USUAL = { stroke: INK, width: 1.8 };
const LATE = { stroke: WARN, width: 3.4 };
/** About how many characters of a label fit left of the bars. */
const LABEL_LENGTH = 40;

/**
 * The plan as one self-contained SVG, in black on white: planned bars hollow, actual ones full, the margin of
 * a range hatched, late ones with a thick edge; what has no end yet has no edge there. Text stays text. Empty when nothing is dated.
 */
export function planSvg(lines: readonly PlanLine[], today: string, words: PlanSvgWords): string {
  const { rows, ticks, today: now } = layoutPlan(lines, today);
  if (ticks.length === 0 && rows.every((row) => !row.planned && !row.actual)) return '';
  const heights = rows.map((row) => ROW + (row.heading === undefined ? 0 : HEADING));
  const bottom = TOP + heights.reduce((sum, height) => sum + height, 0);
  let y = TOP;
  const body = rows.map((row, index) => {
    const drawn = rowSvg(row, y);
    y += heights[index] ?? 0;
    return drawn;
  });
  const height = bottom + 44;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="plan-title plan-description" font-family="'Atkinson Hyperlegible Next',system-ui,sans-serif" font-size="15" fill="${INK}">`,
    `<title id="plan-title">${escapeXml(words.title)}</title><desc id="plan-description">${escapeXml(words.description)}</desc>`,
    `<defs><pattern id="plan-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke="${SOFT}" stroke-width="2"/></pattern></defs>`,
    now === undefined ? '' : `<rect x="${x(now) - 3}" y="${TOP - 8}" width="6" height="${bottom - TOP + 8}" fill="${MARKER}"/>`,
    ...ticks.map(
      (tick) =>
        `<line x1="${x(tick.at)}" y1="${TOP - 8}" x2="${x(tick.at)}" y2="${bottom}" stroke="${LINE}"/><text x="${x(tick.at) + 4}" y="${TOP - 14}" font-size="12" fill="${SOFT}">${formatPartialDate(tick.day.slice(0, 7), words.locale)}</text>`,
    ),
    ...body,
    legend(words, bottom + 28),
    '</svg>',
  ].join('');
}

function rowSvg(row: PlanRow, top: number): string {
  const heading =
    row.heading === undefined ? '' : `<text x="0" y="${top + 22}" font-weight="700">${escapeXml(cut(row.heading, 90))}</text>`;
  const y = top + (row.heading === undefined ? 0 : HEADING);
  const full = row.line.state === 'done' && !row.actual;
  return [
    heading,
    `<text x="0" y="${y + 21}">${escapeXml(cut(row.line.label, LABEL_LENGTH))}</text>`,
    row.planned ? bar(row.planned, y + 7, 13, { fill: full ? SOFT : '#ffffff', ...(row.line.late ? LATE : USUAL) }) : '',
    row.planned?.latest === undefined ? '' : box(row.planned.end, row.planned.latest, y + 7, 13, `fill="url(#plan-hatch)" stroke="${INK}"`),
    row.actual ? bar(row.actual, y + 22, 8, { fill: INK, ...USUAL }) : '',
  ].join('');
}

function bar(one: PlanBar, y: number, height: number, { fill, stroke, width }: { fill: string; stroke: string; width: number }): string {
  const look = `fill="${fill}" stroke="${stroke}" stroke-width="${width}"`;
  if (!one.open) return box(one.start, one.end, y, height, look);
  const left = x(one.start);
  return `<path d="M${Math.max(left + 4, x(one.end))} ${y}H${left}v${height}H${Math.max(left + 4, x(one.end))}" ${look}/>`;
}

function box(from: number, to: number, y: number, height: number, look: string): string {
  return `<rect x="${x(from)}" y="${y}" width="${Math.max(4, x(to) - x(from))}" height="${height}" rx="3" ${look}/>`;
}

function legend({ legend: words }: PlanSvgWords, y: number): string {
  const keys: [string, string][] = [
    [words.planned, `fill="#ffffff" stroke="${INK}" stroke-width="1.8"`],
    [words.actual, `fill="${INK}"`],
    [words.range, `fill="url(#plan-hatch)" stroke="${INK}"`],
    [words.late, `fill="#ffffff" stroke="${LATE.stroke}" stroke-width="${LATE.width}"`],
    [words.today, `fill="${MARKER}"`],
  ];
  return keys
    .map(([word, look], index) => {
      const left = index * 180;
      return `<rect x="${left}" y="${y - 11}" width="26" height="12" rx="3" ${look}/><text x="${left + 34}" y="${y}" font-size="13" fill="${SOFT}">${escapeXml(word)}</text>`;
    })
    .join('');
}

function x(fraction: number): number {
  return Math.round(LEFT + fraction * (RIGHT - LEFT));
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
