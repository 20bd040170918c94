import type { Method } from './method';
import { type MethodText, methodTexts } from './method-texts';
import { formatDuration } from '#shared/duration';

/** One thing that differs between two editions: « ce que nous avons changé ». */
interface MethodChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly path: string;
  readonly under: readonly string[];
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What `child` changed against `parent`: texts added, removed and rewritten, durations, and steps moved to
 * another phase. Compared by id, so that a renamed step is one change. Title page and lineage are not
 * compared: they always differ. Durations are told in `locale`.
 */
export function compareMethods(parent: Method, child: Method, locale: string): readonly MethodChange[] {
  const [before, after] = [comparable(parent, locale), comparable(child, locale)];
  const changes: MethodChange[] = [];
  for (const [path, text] of after) {
    const old = before.get(path);
    if (old === undefined) changes.push(change('added', text, '', text.text));
    else if (old.text !== text.text) changes.push(change('changed', text, old.text, text.text));
  }
  for (const [path, text] of before) if (!after.has(path)) changes.push(change('removed', text, text.text, ''));
  return [...changes, ...moves(parent, child)];
}

function comparable(method: Method, locale: string): Map<string, MethodText> {
  const own = new Set(['title', 'edition', 'summary', 'attribution', 'simple']);
  const texts = methodTexts(method).filter((text) => !own.has(text.path) && !text.path.startsWith('lineage/'));
  const durations = method.phases.flatMap((phase) => [
    duration(`phases/${phase.id}`, [phase.title], phase.duration, locale),
    ...phase.steps.map((step) => duration(`steps/${step.id}`, [phase.title, step.title], step.duration, locale)),
  ]);
  return new Map([...texts.map(stepwise), ...durations.filter((text) => text !== undefined)].map((text) => [text.path, text]));
}

/**
 * A step keeps its path when it goes to another phase: that is a move, told once. A line of a list is known
 * by what it says, not by its rank: a prompt put first must not make the others look rewritten.
 */
function stepwise(text: MethodText): MethodText {
  const path = text.path.replace(/^phases\/[^/]+\/steps\//u, 'steps/').replace(/\/\d+$/u, `/${text.text}`);
  return { ...text, path };
}

function duration(
  path: string,
  under: readonly string[],
  value: Method['phases'][number]['duration'],
  locale: string,
): MethodText | undefined {
  return value && { path: `${path}/duration`, under, field: 'duration', text: formatDuration(value, locale) };
}

function moves(parent: Method, child: Method): MethodChange[] {
  const phaseOf = (method: Method) => new Map(method.phases.flatMap((phase) => phase.steps.map((step) => [step.id, phase] as const)));
  const [from, to] = [phaseOf(parent), phaseOf(child)];
  return [...to].flatMap(([id, phase]) => {
    const old = from.get(id);
    if (!old || old.id === phase.id) return [];
    const title = phase.steps.find((step) => step.id === id)?.title ?? '';
    return [{ kind: 'moved' as const, path: `steps/${id}`, under: [title], field: 'phase', before: old.title, after: phase.title }];
  });
}

function change(kind: MethodChange['kind'], text: MethodText, before: string, after: string): MethodChange {
  return { kind, path: text.path, under: text.under, field: text.field, before, after };
}
