import { IMPORT } from '#document/origin';
import { bundledMethods } from '#features/methods/model/bundled-methods';
import { applyMethod } from '#features/experiment/model/apply-method';
import { seedColleges } from '#features/people/model/people-section';
import type { HostContext } from '#host/host-feature';
import { writeFrame } from '../model/workspace-section';
import { noteWorkspace } from './workspace-list';

const SETTING = 'sample';
const TITLE = 'Les Tilleuls, avec les habitants';

/** Opens the sample démarche of this computer, made when first asked for and again once it was thrown away. */
export async function openSample(context: HostContext): Promise<{ id: string }> {
  const { workspaces, clock } = context;
  const known = await workspaces.catalogue.setting(SETTING);
  const entry = known === undefined ? undefined : await workspaces.catalogue.find(known);
  if (entry && entry.trashedAt === undefined) return { id: entry.id };
  const { id } = await workspaces.create({
    title: TITLE,
    seed: (core) => {
      const createdAt = clock.now();
      writeFrame(core, { ...SAMPLE_FRAME, createdAt }, IMPORT);
      seedColleges(core, IMPORT);
      const [method] = bundledMethods();
      if (method) applyMethod(core, method, createdAt);
    },
  });
  await workspaces.catalogue.writeSetting(SETTING, id);
  await noteWorkspace(workspaces, id);
  return { id };
}

/** All of it is imagined: no such neighbourhood, no such town. */
const SAMPLE_FRAME = {
  title: TITLE,
  territory: 'Quartier des Tilleuls, Saint-Aubert',
  purpose: 'Comprendre pourquoi il faut pousser tant de portes avant la bonne, et essayer ensemble un premier accueil qui écoute.',
};
