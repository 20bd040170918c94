import * as Y from 'yjs';
import { actorMapOf } from '#features/actor-map/model/actor-map-section';
import { randomFrom } from '../support/random';
import { atMost, type BenchTable, medianOf } from './bench-table';
import { contest } from './contest';

const ACTORS = 300;
const DRAGS = 200;
const FRAMES = 60;

type Move = (doc: Y.Doc, actor: string, at: [number, number], frame: number) => void;

/** Row 16: what two hundred drags leave in the document and in the log. */
export async function run(): Promise<BenchTable> {
  const contestants = await contest(
    [
      { name: 'product (presence while dragging, one key on drop)', role: 'product', round: async () => drag(makeActors, dropInMap) },
      { name: 'x and y in a Y.Map, each frame', role: 'peer', round: async () => drag(makeMaps({ x: 0, y: 0 }), moveBoth) },
      { name: 'one key, each frame', role: 'peer', round: async () => drag(makeMaps({ p: [0, 0] }), moveOne) },
      { name: 'one key on drop', role: 'limit', round: async () => drag(makeMaps({ p: [0, 0] }), dropOne) },
    ],
    { document: 'bytes', log: 'bytes', updates: 'count' },
    1,
  );
  const product = contestants[0]?.name ?? '';
  return {
    row: 16,
    name: 'drag-growth',
    workload: `${DRAGS} drags of ${FRAMES} frames among ${ACTORS} actors; bytes the drags add (V1) and bytes of log. Counts are exact.`,
    contestants,
    targets: [
      atMost('document grows by at most 12,000 bytes', medianOf(contestants, product, 'document'), 12_000, 0),
      atMost('log of at most 10,000 bytes', medianOf(contestants, product, 'log'), 10_000, 0),
    ],
    notes: ['each replica that applies the log ends with the same positions (asserted)'],
  };
}

async function drag(make: (doc: Y.Doc) => void, move: Move): Promise<Record<string, number>> {
  const random = randomFrom(3);
  const doc = new Y.Doc();
  doc.clientID = 1;
  make(doc);
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateAsUpdate(doc).byteLength;
  let [log, updates] = [0, 0];
  doc.on('update', (update: Uint8Array) => {
    log += update.byteLength;
    updates++;
    Y.applyUpdate(replica, update);
  });
  for (let index = 0; index < DRAGS; index++) {
    const actor = `a${random.below(ACTORS)}`;
    for (let frame = 0; frame < FRAMES; frame++) move(doc, actor, [random.below(2000), random.below(2000)], frame);
  }
  if (JSON.stringify(doc.getMap('actors')) !== JSON.stringify(replica.getMap('actors'))) throw new Error('the replica differs');
  return { document: Y.encodeStateAsUpdate(doc).byteLength - before, log, updates };
}

function makeActors(doc: Y.Doc): void {
  const map = actorMapOf(doc);
  const blank = { kind: 'association', college: '', territory: '', missions: '', publics: '', contactRole: '', circles: [], createdAt: 0 };
  map.transact(() => {
    for (let index = 0; index < ACTORS; index++)
      map.actors.create({ ...blank, name: `Acteur ${index}`, at: [0, 0] } as never, { id: `a${index}` });
  });
}

/** As the map does: the drag itself travels as presence, which is never stored. */
function dropInMap(doc: Y.Doc, actor: string, at: [number, number], frame: number): void {
  if (frame === FRAMES - 1) actorMapOf(doc).actors.patch(actor, { at });
}

function makeMaps(fields: object): (doc: Y.Doc) => void {
  return (doc) => {
    for (let index = 0; index < ACTORS; index++) doc.getMap('actors').set(`a${index}`, new Y.Map(Object.entries(fields)));
  };
}

function mapOf(doc: Y.Doc, actor: string): Y.Map<unknown> {
  return doc.getMap<Y.Map<unknown>>('actors').get(actor) as Y.Map<unknown>;
}

function moveBoth(doc: Y.Doc, actor: string, [x, y]: [number, number]): void {
  doc.transact(() => {
    mapOf(doc, actor).set('x', x);
    mapOf(doc, actor).set('y', y);
  });
}

function moveOne(doc: Y.Doc, actor: string, at: [number, number]): void {
  mapOf(doc, actor).set('p', at);
}

function dropOne(doc: Y.Doc, actor: string, at: [number, number], frame: number): void {
  if (frame === FRAMES - 1) moveOne(doc, actor, at);
}
