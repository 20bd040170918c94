import mermaid from 'mermaid';
import { useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import '#client/kit/tokens.css';
import '#client/kit/base.css';
import type { OpenDocument } from '#client/documents/open-document';
import { NOBODY, WorkspaceProvider } from '#client/documents/workspace-context.tsx';
import type { WorkspaceSession } from '#client/documents/workspace-session';
import { startI18n } from '#client/i18n/start-i18n';
import { DrawingView } from '#features/actor-map/client/drawing/drawing-view.tsx';
import { en } from '#features/actor-map/words/screen.en';
import { fr } from '#features/actor-map/words/screen.fr';
import { useLiveMap } from '#features/actor-map/client/use-live-map';
import { useMapScreen } from '#features/actor-map/client/use-map-screen';
import type { StoredActor } from '#features/actor-map/model/actor';
import { writePositions } from '#features/actor-map/model/actor-map-edit';
import { actorMapOf } from '#features/actor-map/model/actor-map-section';
import type { StoredCircle } from '#features/actor-map/model/circle';
import { buildScene } from '#features/actor-map/model/drawing/build-scene';
import { printFlowchart } from '#features/actor-map/model/mermaid/flow-print';
import { filterMap, NO_FILTER } from '#features/actor-map/model/map-filter';
import { newRelation, type StoredRelation } from '#features/actor-map/model/relation';
import type { WorkspaceId } from '#shared/ids';
import { createObservable } from '#shared/observable';
import { openDocumentOf } from './bench-document';
import { countLongTasks, painted, quantile, stage } from './page-clock';

/** A map as plain content, every actor placed. */
export interface PlainMap {
  readonly actors: readonly StoredActor[];
  readonly relations: readonly StoredRelation[];
  readonly circles: readonly StoredCircle[];
}

export type Figures = Readonly<Record<string, number>>;

/** What the benchmarks of the map drive in a page. */
export interface MapPage {
  firstOfProduct(map: PlainMap): Promise<Figures>;
  firstOfMermaid(map: PlainMap): Promise<Figures>;
  firstOfPlainSvg(map: PlainMap): Promise<Figures>;
  editProduct(map: PlainMap, times: number): Promise<Figures>;
  editMermaid(map: PlainMap): Promise<Figures>;
  editPlainSvg(map: PlainMap, times: number): Promise<Figures>;
}

/** A core document of a démarche, alive in this page without a host, holding the map. */
function coreWith({ actors, relations, circles }: PlainMap): OpenDocument {
  const source = new Y.Doc();
  const written = actorMapOf(source);
  written.transact(() => {
    for (const { id, ...circle } of circles) written.circles.create(circle, { id });
    for (const { id, ...actor } of actors) written.actors.create(actor, { id });
    for (const { id, ...relation } of relations) written.relations.create(relation, { id });
  });
  // A document of its own, as read from a file: no list of it is cached yet.
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source));
  return openDocumentOf(doc);
}

function ProductMap() {
  const live = useLiveMap();
  const state = useMapScreen(live.map);
  const { actors, relations } = live;
  const shown = useMemo(() => filterMap(actors, relations, NO_FILTER), [actors, relations]);
  return <DrawingView live={live} state={state} shown={shown} />;
}

function showProduct(core: OpenDocument): void {
  const session: WorkspaceSession = {
    id: 'bench' as WorkspaceId,
    core,
    table: openDocumentOf(new Y.Doc()),
    acquire: () => ({ document: core, release: () => {} }),
    documents: () => [core],
    refusals: createObservable(0),
    close: () => {},
  };
  const me = createObservable(NOBODY);
  flushSync(() =>
    createRoot(stage()).render(
      <WorkspaceProvider session={session} me={me}>
        <ProductMap />
      </WorkspaceProvider>,
    ),
  );
}

/** The same shapes as the product draws, as one string: what no program that draws this map can do without. */
function plainSvg(map: PlainMap): string {
  const scene = buildScene({ ...map, colleges: [] });
  const { x, y, w, h } = scene.bounds;
  const edges = scene.edges.map((edge) => `<path data-relation="${edge.id}" d="${edge.path}" fill="none" stroke="#333"/>`);
  const labels = scene.edges.flatMap(({ label }) => (label ? `<text x="${label.x}" y="${label.y}">${escaped(label.text)}</text>` : []));
  const nodes = scene.nodes.map(
    (node) =>
      `<g data-actor="${node.id}" transform="translate(${node.x} ${node.y})"><path d="${node.path}" fill="#fff" stroke="#333"/>` +
      `<text text-anchor="middle">${node.lines.map((line, row) => `<tspan x="0" y="${row * 18}">${escaped(line)}</tspan>`).join('')}</text></g>`,
  );
  const all = [...edges, ...nodes, ...labels].join('');
  return `<svg width="1200" height="760" font-size="13" viewBox="${x - w / 2} ${y - h / 2} ${w} ${h}">${all}</svg>`;
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}

/** Milliseconds from here to the frame in which `draw` shows, and what it put in the page. */
async function first(draw: () => Promise<void> | void): Promise<Figures> {
  const { result, longTasks, blockedMs } = await countLongTasks(async () => {
    const begun = performance.now();
    await draw();
    return (await painted()) - begun;
  });
  return { painted: result, 'long tasks': longTasks, 'in long tasks': blockedMs, elements: stage().querySelectorAll('svg *').length };
}

let drawing = 0;
async function drawMermaid(map: PlainMap): Promise<void> {
  const { text } = printFlowchart(map, { forDrawing: true });
  const { svg } = await mermaid.render(`drawing-${drawing++}`, text);
  stage().innerHTML = svg;
}

/** One change after the other: script alone, and from the change to its frame. */
async function edit(times: number, changes: Readonly<Record<string, (turn: number) => void>>): Promise<Figures> {
  const figures: Record<string, number> = {};
  const all: number[] = [];
  const { longTasks, blockedMs } = await countLongTasks(async () => {
    for (const [name, change] of Object.entries(changes)) {
      const scripts: number[] = [];
      for (let turn = 0; turn < times; turn++) {
        await painted();
        const begun = performance.now();
        change(turn);
        // React draws in a microtask that it asked for during the change.
        await new Promise<void>((resolve) => queueMicrotask(resolve));
        scripts.push(performance.now() - begun);
        all.push((await painted()) - begun);
      }
      figures[`${name}, script`] = quantile(scripts, 0.5);
    }
  });
  return { ...figures, 'painted, p95': quantile(all, 0.95), 'long tasks': longTasks, 'in long tasks': blockedMs };
}

const DRAGGERS = 10;
const DRAG_MS = 2000;

/** Calls `step` for each of ten people at each frame; how many frames a second were left. */
async function drag(step: (person: number, at: readonly [number, number]) => void): Promise<number> {
  const begun = await painted();
  let frames = 0;
  let now = begun;
  while (now - begun < DRAG_MS) {
    for (let person = 0; person < DRAGGERS; person++) step(person, [person * 90 + frames, 40 + Math.round(30 * Math.sin(frames / 9))]);
    now = await painted();
    frames++;
  }
  return (frames * 1000) / (now - begun);
}

function addRemoteHands(core: OpenDocument): readonly Awareness[] {
  return Array.from({ length: DRAGGERS }, () => {
    const awareness = new Awareness(new Y.Doc());
    awareness.on('update', () => applyAwarenessUpdate(core.awareness, encodeAwarenessUpdate(awareness, [awareness.clientID]), 'bench'));
    return awareness;
  });
}

async function editProduct(map: PlainMap, times: number): Promise<Figures> {
  const core = coreWith(map);
  const updates = [Y.encodeStateAsUpdate(core.doc)];
  core.doc.on('update', (update: Uint8Array) => updates.push(update));
  showProduct(core);
  const live = actorMapOf(core.doc);
  const actor = (turn: number) => map.actors[(turn * 7) % map.actors.length]?.id ?? '';
  const figures = await edit(times, {
    rename: (turn) => live.actors.patch(actor(turn), { name: `Atelier ${turn}` }),
    link: (turn) => void live.relations.create(newRelation(actor(turn), actor(turn + 3), 'supports', 5000 + turn)),
    drop: (turn) => writePositions(live, new Map([[actor(turn), [turn * 11, turn * 5]]])),
  });
  const drawn = stage().querySelector(`[data-actor="${actor(1)}"]`)?.textContent ?? '';
  if (!drawn.includes('Atelier 1')) throw new Error(`the new name is not drawn: ${drawn}`);
  const hands = addRemoteHands(core);
  const fps = await drag((person, at) => hands[person]?.setLocalState({ drag: { id: actor(person), at } }));
  const copy = new Y.Doc();
  for (const update of updates) Y.applyUpdate(copy, update);
  if (JSON.stringify(actorMapOf(copy).actors.list()) !== JSON.stringify(live.actors.list())) throw new Error('the copies differ');
  if (live.relations.list().length !== map.relations.length + times) throw new Error('a link was lost');
  return { ...figures, 'ten drag': fps };
}

async function editPlainSvg(map: PlainMap, times: number): Promise<Figures> {
  stage().innerHTML = plainSvg(map);
  const svg = stage().querySelector('svg');
  const nodes = [...(svg?.querySelectorAll<SVGGElement>('[data-actor]') ?? [])];
  const edges = [...(svg?.querySelectorAll<SVGPathElement>('[data-relation]') ?? [])];
  const move = (index: number, [x, y]: readonly [number, number]) => {
    nodes[index % nodes.length]?.setAttribute('transform', `translate(${x} ${y})`);
    for (const edge of edges.slice(index * 4, index * 4 + 4)) edge.setAttribute('d', `M${x} ${y}Q${x + 40} ${y + 40} 300 300`);
  };
  const figures = await edit(times, {
    rename: (turn) => {
      const name = nodes[(turn * 7) % nodes.length]?.querySelector('tspan');
      if (name) name.textContent = `Atelier ${turn}`;
    },
    link: (turn) => {
      const added = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      added.setAttribute('d', `M${turn} 0Q40 40 300 300`);
      svg?.append(added);
    },
    drop: (turn) => move(turn * 7, [turn * 11, turn * 5]),
  });
  return { ...figures, 'ten drag': await drag(move) };
}

async function editMermaid(map: PlainMap): Promise<Figures> {
  const [actor, ...others] = map.actors;
  if (!actor) throw new Error('an empty map');
  const { result, longTasks, blockedMs } = await countLongTasks(async () => {
    const begun = performance.now();
    await drawMermaid({ ...map, actors: [{ ...actor, name: 'Atelier' }, ...others] });
    const script = performance.now() - begun;
    return { script, shown: (await painted()) - begun };
  });
  return { 'rename, script': result.script, 'painted, p95': result.shown, 'long tasks': longTasks, 'in long tasks': blockedMs };
}

const page: MapPage = {
  firstOfProduct: (map) => {
    const core = coreWith(map);
    return first(() => {
      showProduct(core);
      const drawn = stage().querySelectorAll('[data-actor]').length;
      if (drawn !== map.actors.length) throw new Error(`${drawn} actors of ${map.actors.length} are drawn`);
    });
  },
  firstOfMermaid: (map) => first(() => drawMermaid(map)),
  firstOfPlainSvg: (map) => {
    const svg = plainSvg(map);
    return first(() => {
      stage().innerHTML = svg;
    });
  },
  editProduct,
  editMermaid,
  editPlainSvg,
};

declare global {
  interface Window {
    mapPage: MapPage;
  }
}
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', htmlLabels: false, maxTextSize: 200_000, maxEdges: 5000, theme: 'base' });
await startI18n('fr', { 'actor-map': { fr, en } });
window.mapPage = page;
Object.assign(window, { benchReady: true });
