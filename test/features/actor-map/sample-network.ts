import * as Y from 'yjs';
import { type ActorMap, actorMapOf } from '#features/actor-map/model/actor-map-section';
import { newActor, type ActorKind } from '#features/actor-map/model/actor';
import { newCircle } from '#features/actor-map/model/circle';
import type { MapCollege, SceneInput } from '#features/actor-map/model/drawing/scene';
import { newRelation, type RelationType } from '#features/actor-map/model/relation';

const SAMPLE_COLLEGES: readonly MapCollege[] = [
  { id: 'people', name: 'personnes concernées', colour: 'people', shape: 'circle', letter: 'P' },
  { id: 'volunteers', name: 'bénévoles', colour: 'volunteers', shape: 'triangle', letter: 'B' },
  { id: 'professionals', name: 'professionnels', colour: 'professionals', shape: 'square', letter: 'Pr' },
  { id: 'elected', name: 'élus', colour: 'elected', shape: 'diamond', letter: 'É' },
  { id: 'researchers', name: 'recherche', colour: 'researchers', shape: 'pentagon', letter: 'R' },
];

const NAMES: readonly [string, ActorKind, string][] = [
  ['CCAS', 'public-service', 'professionals'],
  ['Mission locale', 'public-service', 'professionals'],
  ['Café du jeudi', 'association', 'volunteers'],
  ['Voisins relais', 'residents', 'people'],
  ['Commune de Valbrume', 'commune', 'elected'],
  ['Épicerie solidaire', 'association', 'volunteers'],
  ['Caisse', 'public-service', 'professionals'],
  ['Familles seules', 'residents', 'people'],
  ['École des Tilleuls', 'school', 'professionals'],
  ['Maison de santé', 'place', 'professionals'],
  ['Ressourcerie', 'company', 'volunteers'],
  ['Laboratoire des usages', 'school', 'researchers'],
  ['Animatrice de rue', 'resource-person', 'professionals'],
  ['Collectif des locataires', 'residents', 'people'],
  ['Bailleur du Parc', 'company', 'professionals'],
];

const TYPES: readonly RelationType[] = [
  'orients',
  'funds',
  'hosts',
  'informs',
  'works-with',
  'supports',
  'blocks',
  'decides-for',
  'linked',
];

/** A seeded generator (mulberry32), so that a failing drawing can be drawn again. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A network like those of the field: a few hubs, many with one or two links, a handful of circles. */
export function sampleNetwork(actors: number, relations: number, seed = 7): ActorMap {
  const random = seeded(seed);
  const map = actorMapOf(new Y.Doc());
  const circles = ['Premier accueil', 'Aide alimentaire', 'Accueil de nuit'].map((name, index) =>
    map.circles.create(newCircle(name, index), { id: `circle${index}` }),
  );
  const ids = Array.from({ length: actors }, (_unused, index) => {
    const [name, kind, college] = NAMES[index % NAMES.length] ?? ['Lieu', 'place', ''];
    const full =
      index < NAMES.length
        ? name
        : `${name} ${['du Parc', 'des Lilas', 'du Haut', 'de la Gare', 'du Pont'][Math.floor(index / NAMES.length) % 5]}${index >= 75 ? ` ${index}` : ''}`;
    const inside = random() < 0.2 ? [circles[Math.floor(random() * 3)] ?? ''] : [];
    return map.actors.create(newActor(full, index, { kind, college, circles: inside }), { id: `actor${String(index).padStart(3, '0')}` });
  });
  for (let index = 0; index < relations; index++) {
    const from = index < actors - 1 ? index + 1 : Math.floor(random() * actors);
    const to = index < actors - 1 ? Math.floor(random() ** 2 * (index + 1)) : Math.floor(random() ** 2 * actors);
    if (from === to) continue;
    const type = TYPES[Math.floor(random() * TYPES.length)] ?? 'linked';
    map.relations.create(
      newRelation(ids[from] ?? '', ids[to] ?? '', type, 1000 + index, { note: random() < 0.1 ? 'délai de 3 semaines' : '' }),
    );
  }
  return map;
}

export function sceneInputOf(map: ActorMap): SceneInput {
  return { actors: map.actors.list(), relations: map.relations.list(), circles: map.circles.list(), colleges: SAMPLE_COLLEGES };
}
