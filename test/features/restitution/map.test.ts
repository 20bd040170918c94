import { expect, test } from 'vitest';
import { accessPathsOf, actorMapOf } from '#features/actor-map/model/actor-map-section';
import type { OutputBlock } from '#shared/output/section';
import { openSampleRestitution } from './sample-restitution';

const drawn = (blocks: readonly OutputBlock[] = []) => blocks.flatMap((block) => (block.kind === 'drawing' ? block.svg : []));

test('the map leaves with the paths and the needs that the screen lays over it, in both languages', async () => {
  const { documents, compose } = await openSampleRestitution();
  const { names, needs } = await documents.using('core', ({ doc }) => ({
    names: accessPathsOf(doc)
      .list()
      .map(({ name }) => name),
    needs: actorMapOf(doc)
      .blindSpots.list()
      .filter(({ answeredBy }) => answeredBy.length === 0)
      .map(({ need }) => need),
  }));
  expect([names.length > 0, needs.length > 0]).toEqual([true, true]);
  for (const [language, nobody] of [
    ['fr', 'Personne n’y répond'],
    ['en', 'Nobody answers'],
  ] as const) {
    const { document } = await compose({ audience: 'public', language, parts: ['map'] });
    const [svg = ''] = drawn(document.sections[0]?.blocks);
    for (const words of [...names.slice(0, 2), ...needs, nobody]) expect(svg).toContain(words);
  }
});

test('a third path is drawn too, on a drawing of its own with those that have been told', async () => {
  const { documents, compose } = await openSampleRestitution();
  const count = await documents.using('core', ({ doc }) => {
    const paths = accessPathsOf(doc);
    const [told] = paths.list();
    if (!told) throw new Error('the sample tells no path');
    while (paths.list().length < 3) {
      const { id: _, ...path } = told;
      paths.create({
        ...path,
        createdAt: path.createdAt + paths.list().length,
        name: `Autre ${paths.list().length}`,
        doors: path.doors.map((door, index) => ({ ...door, id: `again-${paths.list().length}-${index}` })),
      });
    }
    return paths.list().length;
  });
  const { document } = await compose({ audience: 'workspace', language: 'fr', parts: ['map', 'access-paths'] });
  const drawings = document.sections.flatMap(({ blocks }) => drawn(blocks));
  expect(drawings).toHaveLength(Math.ceil(count / 2));
  expect(drawings.at(-1)).toContain('Autre');
});
