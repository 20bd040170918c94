import { IMPORT } from '#document/origin';
import { chaptersOf } from '#features/diagnostic/model/diagnostic-section';
import type { Method, OutlinePart } from '#features/methods/model/method';
import { writeProcess } from '#features/methods/model/process-from-method';
import type { CoreDocument } from '#features/methods/model/process-section';

/**
 * Starts a démarche from a method: its phases, steps, tools, roles, rules and templates of experiments, and
 * one chapter of the diagnostic per subject, its question ready. Ids are the method's, so that doing it on
 * two computers gives one démarche.
 */
export function applyMethod(core: CoreDocument, method: Method, createdAt: number): void {
  core.transact(() => {
    writeProcess(core, method, createdAt);
    const chapters = chaptersOf(core);
    method.outline.forEach(({ id, title, prompt }, order) => {
      if (!chapters.get(id)) chapters.create({ title, question: prompt, order, createdAt }, { id, origin: IMPORT });
    });
  }, IMPORT);
}

/** The subjects of a démarche's diagnostic as a method holds them; simple words come from the parent, where it had some. */
export function outlineOf(core: CoreDocument, parent: Method | undefined): OutlinePart[] {
  const simple = new Map(parent?.outline.map((part) => [part.id, part.simple]));
  return [...chaptersOf(core).list()]
    .sort((a, b) => a.order - b.order)
    .map(({ id, title, question }) => ({ id, title, prompt: question, simple: simple.get(id) ?? '' }));
}
