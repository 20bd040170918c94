import { IMPORT } from '#document/origin';
import type { Method, MethodPhase, MethodStep } from './method';
import { writeMethod } from './method-file';
import {
  type CoreDocument,
  phaseSchema,
  processRecords,
  principleSchema,
  rememberOriginMethod,
  roleSchema,
  ruleSchema,
  stepSchema,
} from './process-section';

/**
 * Writes a method's phases, steps, tools, roles and rules into a démarche that has none, and remembers the
 * method it came from. Records take the method's own ids, so that two hosts that start one démarche from
 * one method end with one process.
 */
export function writeProcess(core: CoreDocument, method: Method, createdAt: number): void {
  const records = processRecords(core);
  const origin = IMPORT;
  records.together(() => {
    method.phases.forEach((phase, order) => {
      records.phases.create(phaseSchema.parse({ ...phase, order, createdAt }), { id: phase.id, origin });
      phase.steps.forEach((step, index) => {
        records.steps.create(stepOf(phase, step, index, createdAt), { id: step.id, origin });
      });
    });
    method.roles.forEach((role, order) => {
      records.roles.create(roleSchema.parse({ ...role, order, createdAt }), { id: role.id, origin });
    });
    method.rules.forEach((rule, order) => {
      records.rules.create(ruleSchema.parse({ ...rule, order, createdAt }), { id: rule.id, origin });
    });
    method.principles.forEach((principle, order) => {
      records.principles.create(principleSchema.parse({ ...principle, order, createdAt }), { id: principle.id, origin });
    });
    method.tools.forEach((tool, order) => {
      records.tools.create({ tool, order, createdAt }, { id: tool.id, origin });
    });
    method.experiments.forEach((template, order) => {
      records.templates.create({ template, order, createdAt }, { id: `modele-${order + 1}`, origin });
    });
    rememberOriginMethod(core, writeMethod(method), origin);
  }, origin);
}

function stepOf(phase: MethodPhase, step: MethodStep, order: number, createdAt: number) {
  const { roles, tools, ...fields } = step;
  return stepSchema.parse({ ...fields, phaseId: phase.id, roleIds: roles, toolIds: tools, order, createdAt });
}
