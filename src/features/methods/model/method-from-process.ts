import type { Stored } from '#document/records/record-collection';
import { slug } from '#shared/slug';
import { type Lineage, METHOD_FORMAT, METHOD_FORMAT_VERSION, METHOD_LICENCE, type Method, type MethodStep } from './method';
import { type MethodIds, methodIds } from './method-ids';
import { inOrder, type Phase, type ProcessRecords, type Step } from './process-section';

/** What whoever publishes the method says of it. */
interface MethodTitlePage {
  readonly title: string;
  readonly edition: string;
  readonly summary: string;
  readonly attribution: string;
  /** What was changed against the parent, in the group's words; goes into the lineage. */
  readonly changes: string;
}

/**
 * The method a démarche follows, as it stands now: the structure alone, nothing of what was lived or written
 * in it. States and dates stay behind; ids are the parent's or positions, never derived from a record. What other
 * features publish is added by `withParts`; what people wrote into the structure itself is for `scanMethod` to find.
 */
export function methodFromProcess(records: ProcessRecords, page: MethodTitlePage, parent: Method | undefined): Method {
  const naming = methodIds(parent);
  const roleIds = naming.all('role', inOrder(records.roles.list()));
  const toolIds = naming.all('outil', inOrder(records.tools.list()));
  return {
    format: METHOD_FORMAT,
    formatVersion: METHOD_FORMAT_VERSION,
    id: slug(page.title) || 'methode',
    title: page.title,
    edition: page.edition,
    summary: page.summary,
    simple: parent?.simple ?? '',
    languages: parent?.languages ?? ['fr'],
    licence: parent?.licence ?? METHOD_LICENCE,
    attribution: page.attribution,
    lineage: lineageOf(parent, page),
    principles: inOrder(records.principles.list()).map(({ id, title, text, simple }, index) => ({
      id: naming.one('principe', id, index),
      title,
      text,
      simple,
    })),
    roles: inOrder(records.roles.list()).map((role) => ({
      id: roleIds.get(role.id) ?? 'role',
      title: role.title,
      mission: role.mission,
      simple: role.simple,
    })),
    rules: inOrder(records.rules.list()).map((rule, index) => ({
      id: naming.one('regle', rule.id, index),
      text: rule.text,
      simple: rule.simple,
    })),
    phases: phasesOf(records, naming, roleIds, toolIds),
    tools: inOrder(records.tools.list()).map(({ id, tool }) => ({ ...tool, id: toolIds.get(id) ?? 'outil' })),
    outline: [],
    experiments: inOrder(records.templates.list()).map((record) => record.template),
  };
}

function phasesOf(
  records: ProcessRecords,
  naming: MethodIds,
  roleIds: ReadonlyMap<string, string>,
  toolIds: ReadonlyMap<string, string>,
): Method['phases'] {
  const phases = inOrder(records.phases.list());
  const steps = phases.flatMap((phase) => inOrder(records.steps.list().filter((step) => step.phaseId === phase.id)));
  const stepIds = naming.all('etape', steps);
  return phases.map((phase, index) => ({
    id: naming.one('phase', phase.id, index),
    ...phaseFields(phase),
    steps: steps
      .filter((step) => step.phaseId === phase.id)
      .map((step) => stepFields(step, stepIds.get(step.id) ?? 'etape', roleIds, toolIds)),
  }));
}

function phaseFields(phase: Stored<Phase>) {
  const { title, goal, simple, duration, outputs, checks } = phase;
  return { title, goal, simple, ...(duration ? { duration } : {}), outputs: [...outputs], checks: [...checks] };
}

function stepFields(
  step: Stored<Step>,
  id: string,
  roleIds: ReadonlyMap<string, string>,
  toolIds: ReadonlyMap<string, string>,
): MethodStep {
  const { title, purpose, simple, duration, prompts, materials, watch, output } = step;
  const known = (ids: readonly string[], names: ReadonlyMap<string, string>) => ids.flatMap((one) => names.get(one) ?? []);
  return {
    id,
    title,
    purpose,
    simple,
    ...(duration ? { duration } : {}),
    prompts: [...prompts],
    materials: [...materials],
    watch: [...watch],
    output,
    roles: known(step.roleIds, roleIds),
    tools: known(step.toolIds, toolIds),
  };
}

function lineageOf(parent: Method | undefined, page: MethodTitlePage): Lineage[] {
  if (!parent) return [];
  const { id, title, edition, licence } = parent;
  return [...parent.lineage, { id, title, edition, licence, changes: page.changes }];
}
