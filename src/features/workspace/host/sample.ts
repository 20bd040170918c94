import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostContext } from '#host/host-feature';
import { type OpenWorkspace, seedDocument } from '#host/workspaces';
import { sampleDocuments, sampleSchema, titleOfSample, writeSample } from '../model/sample';

const SETTING = 'sample';

/** Opens the sample démarche of this computer, made when first asked for and again once it was thrown away. */
export async function openSample(context: HostContext): Promise<{ id: string }> {
  const { catalogue } = context.workspaces;
  const known = await catalogue.setting(SETTING);
  const entry = known === undefined ? undefined : await catalogue.find(known);
  if (entry && entry.trashedAt === undefined) return { id: entry.id };
  const { id } = await makeSample(context);
  await catalogue.writeSetting(SETTING, id);
  return { id };
}

async function makeSample({ workspaces, models, clock, resourcesFolder }: HostContext): Promise<OpenWorkspace> {
  const file = await readFile(join(resourcesFolder, 'sample/les-tilleuls.json'), 'utf8');
  const sample = sampleSchema.parse(JSON.parse(file));
  const now = clock.now();
  const seed = (core: Parameters<typeof writeSample>[2]) => writeSample(models, sample, core, now);
  const workspace = await workspaces.create({ title: titleOfSample(sample), seed });
  await workspace.documents.using('core', async ({ doc: core }) => {
    for (const { kind, record, write } of sampleDocuments(models, sample, core, now)) {
      await seedDocument(workspace, kind, record, workspaces.sections, write);
    }
  });
  return workspace;
}
