import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LOCAL } from '#document/origin';
import { newActor } from '#features/actor-map/model/actor';
import {
  completeRelations,
  danglingRelations,
  reattachRelations,
  removeActor,
  removeCircles,
  restoreActor,
  writePositions,
} from '#features/actor-map/model/actor-map-edit';
import { actorMapOf, actorMapSection, relationsOf } from '#features/actor-map/model/actor-map-section';
import { newCircle, nestedCircles } from '#features/actor-map/model/circle';
import { doorsBeforeTheRightOne, openBlindSpots } from '#features/actor-map/model/access-path';
import { newRelation } from '#features/actor-map/model/relation';

function smallMap() {
  const doc = new Y.Doc();
  const map = actorMapOf(doc);
  const ccas = map.actors.create(newActor('CCAS', 1));
  const cafe = map.actors.create(newActor('Café du jeudi', 2));
  const mission = map.actors.create(newActor('Mission locale', 3));
  map.relations.create(newRelation(cafe, ccas, 'orients', 4));
  map.relations.create(newRelation(ccas, mission, 'informs', 5));
  map.relations.create(newRelation(cafe, mission, 'works-with', 6));
  return { doc, map, ccas, cafe, mission };
}

test('removing an actor keeps its links, lists them with the name it had, and takes them from the drawing', () => {
  const { map, ccas } = smallMap();
  removeActor(map, ccas);
  expect(completeRelations(map)).toHaveLength(1);
  expect(danglingRelations(map).map(({ missing }) => missing.map(({ end, name }) => [end, name]))).toEqual([
    [['to', 'CCAS']],
    [['from', 'CCAS']],
  ]);
});

test('one undo brings back the actor and its links as they were', () => {
  const { doc, map, ccas } = smallMap();
  const before = actorMapSection.project(doc);
  const undo = new Y.UndoManager([doc.getMap('actors'), doc.getMap('relations')], { captureTimeout: 0, trackedOrigins: new Set([LOCAL]) });
  removeActor(map, ccas, 'remove');
  undo.undo();
  undo.destroy();
  expect(actorMapSection.project(doc)).toEqual(before);
});

test('a link drawn by somebody to an actor that somebody else removed meanwhile is listed, not lost', () => {
  const { doc, map, ccas, cafe } = smallMap();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const link = relationsOf(other).create(newRelation(cafe, ccas, 'asks', 7));
  removeActor(map, ccas, 'remove');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(danglingRelations(map).map(({ relation }) => relation.id)).toEqual([link]);
});

test('a removed actor put back under its name is whole again, or its links go to another', () => {
  const first = smallMap();
  removeActor(first.map, first.ccas);
  restoreActor(first.map, first.ccas, 'CCAS', 9);
  expect(danglingRelations(first.map)).toEqual([]);
  const second = smallMap();
  removeActor(second.map, second.ccas);
  const heir = second.map.actors.create(newActor('Maison des services', 8));
  reattachRelations(second.map, second.ccas, heir);
  expect(danglingRelations(second.map)).toEqual([]);
  expect(completeRelations(second.map)).toHaveLength(3);
});

test('positions are one key each, in whole units, and a second run of the same layout writes nothing', () => {
  const { doc, map, ccas, cafe } = smallMap();
  const places = new Map<string, [number, number]>([
    [ccas, [10.4, 20.6]],
    [cafe, [0, 0]],
  ]);
  let updates = 0;
  doc.on('update', () => updates++);
  writePositions(map, places);
  writePositions(map, places);
  expect(map.actors.get(ccas)?.at).toEqual([10, 21]);
  expect(updates).toBe(1);
});

test('two circles that two people nested into each other are both still shown, and every peer cuts the ring at the same place', () => {
  const { doc, map } = smallMap();
  map.circles.create(newCircle('Premier accueil', 1, { parent: 'b' }), { id: 'a' });
  map.circles.create(newCircle('Hébergement', 2, { parent: 'a' }), { id: 'b' });
  const nested = nestedCircles(map.circles.list()).map(({ circle, depth }) => [circle.id, depth]);
  expect(nested).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
  expect(doc.getMap('circles').size).toBe(2);
});

test('removing a circle frees its members and lifts its inner circles', () => {
  const { map, ccas } = smallMap();
  map.circles.create(newCircle('Plateforme', 1), { id: 'outer' });
  map.circles.create(newCircle('Accueil', 2, { parent: 'outer' }), { id: 'middle' });
  map.circles.create(newCircle('Nuit', 3, { parent: 'middle' }), { id: 'inner' });
  map.actors.patch(ccas, { circles: ['outer', 'middle'] });
  removeCircles(map, ['middle']);
  expect(map.actors.get(ccas)?.circles).toEqual(['outer']);
  expect(map.circles.get('inner')?.parent).toBe('outer');
});

test('a peer’s nonsense position is no position, and its actor is still there', () => {
  const { doc, map, ccas } = smallMap();
  (doc.getMap('actors').get(ccas) as Y.Map<unknown>).set('at', [Number.NaN, 'x']);
  expect(map.actors.get(ccas)).toMatchObject({ name: 'CCAS' });
  expect(map.actors.get(ccas)?.at).toBeUndefined();
});

test('doors are counted up to the one that answered, and a need is open while nobody on the map answers it', () => {
  const door = (outcome: 'sent-on' | 'answered') => ({ words: '', outcome });
  const path = { name: 'Un logement', need: '', toldBy: '', createdAt: 0, doors: [door('sent-on'), door('sent-on'), door('answered')] };
  expect(doorsBeforeTheRightOne(path)).toBe(2);
  const spot = { id: 's', need: 'Garde d’enfants le matin', saidBy: '', answeredBy: ['gone'], note: '', createdAt: 0 };
  expect(openBlindSpots([spot], new Set(['here']))).toEqual([spot]);
  expect(openBlindSpots([spot], new Set(['gone']))).toEqual([]);
});
