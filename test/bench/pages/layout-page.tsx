import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Position } from '#features/actor-map/model/actor';
import { boxesMeet } from '#features/actor-map/model/drawing/geometry';
import type { LayoutInput } from '#features/actor-map/model/drawing/layout';
import { nodeSize } from '#features/actor-map/model/drawing/scene-node';
import type { PlainMap } from './map-page';
import { countLongTasks, painted } from './page-clock';

/** What the benchmark of the layout drives in a page. */
export interface LayoutPage {
  product(map: PlainMap): Promise<Readonly<Record<string, number>>>;
  elk(map: PlainMap): Promise<Readonly<Record<string, number>>>;
}

/** Runs `work` while frames are asked for all the time: how long it took, and how long the page once stood still. */
async function watched<T>(work: () => Promise<T>): Promise<{ result: T; figures: Record<string, number> }> {
  let longest = 0;
  let running = true;
  const watch = async () => {
    for (let last = performance.now(); running; ) {
      const now = await painted();
      longest = Math.max(longest, now - last);
      last = now;
    }
  };
  let arranged = 0;
  const { result, longTasks } = await countLongTasks(async () => {
    const watching = watch();
    const begun = performance.now();
    const done = await work();
    arranged = performance.now() - begun;
    running = false;
    await watching;
    return done;
  });
  return { result, figures: { arranged, 'long tasks': longTasks, 'longest standstill': longest } };
}

/** As the screen does it: a worker of its own each time, started for this and ended after. */
function layoutInWorker(input: LayoutInput): Promise<ReadonlyMap<string, Position>> {
  const worker = new Worker(new URL('#features/actor-map/client/drawing/layout-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<ReadonlyMap<string, Position>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ReadonlyMap<string, Position>>) => resolve(data);
    worker.onerror = () => reject(new Error('the layout failed'));
    worker.postMessage(input);
  }).finally(() => worker.terminate());
}

function overlapsOf(boxes: readonly { x: number; y: number; w: number; h: number }[]): number {
  return boxes.reduce((sum, a, index) => sum + boxes.slice(index + 1).filter((b) => boxesMeet(a, b)).length, 0);
}

async function product(map: PlainMap): Promise<Readonly<Record<string, number>>> {
  const { result, figures } = await watched(() => layoutInWorker(map));
  const placed = { ...map, actors: map.actors.map((actor) => ({ ...actor, at: result.get(actor.id) })) };
  const again = await layoutInWorker(placed);
  const moved = placed.actors.filter(({ id, at }) => again.get(id)?.[0] !== at?.[0] || again.get(id)?.[1] !== at?.[1]);
  const boxes = placed.actors.map((actor) => ({ ...nodeSize(actor), x: actor.at?.[0] ?? 0, y: actor.at?.[1] ?? 0 }));
  if (result.size !== map.actors.length) throw new Error(`${result.size} places for ${map.actors.length} actors`);
  return { ...figures, 'moved when run again': moved.length, overlaps: overlapsOf(boxes) };
}

/** The map as ELK takes it: an actor lies in the first of its circles. */
function elkGraph({ actors, relations, circles }: PlainMap): ElkNode {
  const node = (actor: PlainMap['actors'][number]): ElkNode => {
    const { w, h } = nodeSize(actor);
    return { id: actor.id, width: w, height: h };
  };
  const known = new Set(circles.map(({ id }) => id));
  const inside = (circle: string | undefined) => actors.filter((actor) => actor.circles.find((id) => known.has(id)) === circle).map(node);
  return {
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' },
    children: [...circles.map(({ id }) => ({ id, children: inside(id) })), ...inside(undefined)],
    edges: relations.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  };
}

async function elk(map: PlainMap): Promise<Readonly<Record<string, number>>> {
  const { result, figures } = await watched(() => new ELK().layout(elkGraph(map)));
  const nodes = (result.children ?? []).flatMap((child) => child.children ?? child);
  if (nodes.length !== map.actors.length) throw new Error(`${nodes.length} places for ${map.actors.length} actors`);
  return figures;
}

declare global {
  interface Window {
    layoutPage: LayoutPage;
  }
}
window.layoutPage = { product, elk };
Object.assign(window, { benchReady: true });
