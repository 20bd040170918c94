import { addDays, type PlanLine, planExtent, type Span } from './plan';

/** The words a gantt shows beside its bars; from the catalogue of whoever draws it. */
interface GanttWords {
  readonly title: string;
  readonly actual: string;
  readonly openEnd: string;
  readonly atMost: string;
}

/**
 * The plan as Mermaid gantt text. Labels come from people: everything Mermaid could read as syntax becomes
 * an entity, ids are ours. What has no end runs to the edge of the drawing and says so. Empty when nothing
 * has a date or a duration.
 */
export function planToGantt(lines: readonly PlanLine[], words: GanttWords): string {
  const extent = planExtent(lines);
  if (!extent) return '';
  const out = [
    'gantt',
    `  title ${label(words.title)}`,
    '  dateFormat YYYY-MM-DD',
    `  axisFormat ${axisFormat(extent)}`,
    '  todayMarker off',
  ];
  let group = '';
  let number = 0;
  for (const line of lines) {
    const tasks = tasksOf(line, words, extent.last);
    if (tasks.length === 0) continue;
    if (line.group !== group) out.push(`  section ${label(line.group)}`);
    group = line.group;
    for (const task of tasks) out.push(`  ${label(task.text)} :${task.tags}t${number++}, ${task.first}, ${task.end}`);
  }
  return `${out.join('\n')}\n`;
}

interface Task {
  readonly text: string;
  readonly tags: string;
  readonly first: string;
  /** The day after the last one: Mermaid's ends are exclusive. */
  readonly end: string;
}

function tasksOf(line: PlanLine, words: GanttWords, edge: string): Task[] {
  const tasks: Task[] = [];
  if (line.planned) tasks.push(...plannedTasks(line, line.planned, words, edge));
  if (line.actual) {
    const text = `${line.label} — ${words.actual}${line.actual.last === undefined ? `, ${words.openEnd}` : ''}`;
    tasks.push({ text, tags: line.state === 'done' ? 'done, ' : 'active, ', first: line.actual.first, end: endOf(line.actual, edge) });
  }
  return tasks;
}

function plannedTasks(line: PlanLine, span: Span, words: GanttWords, edge: string): Task[] {
  const state = line.state === 'done' ? 'done, ' : line.late ? 'crit, ' : line.state === 'under-way' ? 'active, ' : '';
  const text = span.last === undefined ? `${line.label} (${words.openEnd})` : line.label;
  // Once something actually happened, the planned bar stands behind it, without a state of its own.
  const task = { text, tags: line.actual ? '' : state, first: span.first, end: endOf(span, edge) };
  if (span.latest === undefined || span.last === undefined) return [task];
  const margin = { text: `${line.label} — ${words.atMost}`, tags: 'done, ', first: addDays(span.last, 1), end: addDays(span.latest, 1) };
  return [task, margin];
}

function endOf(span: Span, edge: string): string {
  return addDays(span.last ?? (edge > span.first ? edge : addDays(span.first, 30)), 1);
}

function axisFormat(extent: { readonly first: string; readonly last: string }): string {
  return (Date.parse(extent.last) - Date.parse(extent.first)) / 86_400_000 > 120 ? '%m.%Y' : '%d.%m.%Y';
}

/** Words the gantt grammar reads as commands when a line begins with them. */
const KEYWORD =
  /^(gantt|title|section|dateformat|axisformat|tickinterval|todaymarker|excludes|includes|weekday|weekend|click|call|href|inclusiveenddates|topaxis|acctitle|accdescr|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{4}-)/iu;

/** A person's words as a gantt label: entities for all that is syntax, one line, bounded. */
function label(text: string): string {
  const flat =
    text
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .trim()
      .slice(0, 120) || '…';
  const escaped = flat.replace(/[#;:%{}<>&"`\\,]/gu, entity);
  return KEYWORD.test(escaped) ? entity(escaped.charAt(0)) + escaped.slice(1) : escaped;
}

function entity(character: string): string {
  return `#${character.codePointAt(0)};`;
}
