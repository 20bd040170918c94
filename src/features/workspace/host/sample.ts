import { IMPORT } from '#document/origin';
import { bundledMethods } from '#features/methods/model/bundled-methods';
import { writeProcess } from '#features/methods/model/process-from-method';
import { seedColleges } from '#features/people/model/people-section';
import type { HostContext } from '#host/host-feature';
import { seedDocument } from '#host/workspaces';
import { writeFrame } from '../model/workspace-section';
import { readSample } from './sample-file';
import { writeSampleChapter, writeSampleRecords, writeSampleStep } from './sample-records';
import { noteWorkspace } from './workspace-list';

const SETTING = 'sample';

/** Opens the sample démarche of this computer, made when first asked for and again once it was thrown away. */
export async function openSample(context: HostContext): Promise<{ id: string }> {
  const { workspaces, clock } = context;
  const known = await workspaces.catalogue.setting(SETTING);
  const entry = known === undefined ? undefined : await workspaces.catalogue.find(known);
  if (entry && entry.trashedAt === undefined) return { id: entry.id };
  const sample = await readSample(context.resourcesFolder);
  const now = clock.now();
  const workspace = await workspaces.create({
    title: sample.frame.title,
    seed: (core) => {
      writeFrame(core, { ...sample.frame, createdAt: now }, IMPORT);
      seedColleges(core, IMPORT);
      const [method] = bundledMethods();
      if (method) writeProcess(core, method, now);
      writeSampleRecords(core, sample, now);
    },
  });
  for (const { id: chapterId } of sample.chapters) {
    await seedDocument(workspace, 'text', chapterId, workspaces.sections, (text) => writeSampleChapter(text, sample, chapterId));
  }
  for (const { id: stepId } of sample.steps) {
    await seedDocument(workspace, 'workshop', stepId, workspaces.sections, (step) => writeSampleStep(step, sample, stepId, now));
  }
  const { id } = workspace;
  await workspaces.catalogue.writeSetting(SETTING, id);
  await noteWorkspace(workspaces, id);
  return { id };
}
