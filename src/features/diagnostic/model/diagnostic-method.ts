import type * as Y from 'yjs';
import type { MethodPart } from '#document/feature-model';
import { IMPORT } from '#document/origin';
import type { Method } from '#features/methods/model/method';
import { methodIds } from '#features/methods/model/method-ids';
import { orderedChapters } from './chapters/chapter-order';
import { chaptersOf } from './diagnostic-section';

/** The subjects of a diagnostic and the questions that open them: one chapter each. */
export const diagnosticMethod: MethodPart = {
  /** Simple words come from the parent, where it had some. */
  published(core: Y.Doc, parent: Method | undefined) {
    const ids = methodIds(parent);
    const simple = new Map(parent?.outline.map((part) => [part.id, part.simple]));
    const named = orderedChapters(chaptersOf(core).list()).filter(({ unnamed }) => !unnamed);
    const outline = named.map(({ id, title, question }, index) => ({
      id: ids.one('chapitre', id, index),
      title,
      prompt: question,
      simple: simple.get(id) ?? '',
    }));
    return { outline };
  },
  apply(core: Y.Doc, method: Method, createdAt: number) {
    const chapters = chaptersOf(core);
    method.outline.forEach(({ id, title, prompt }, order) => {
      if (!chapters.get(id)) chapters.create({ title, question: prompt, order, createdAt }, { id, origin: IMPORT });
    });
  },
};
