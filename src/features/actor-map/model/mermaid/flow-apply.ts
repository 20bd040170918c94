import { newId, type RecordId } from '#shared/ids';
import { newActor } from '../actor';
import { removeActor, removeCircles } from '../actor-map-edit';
import { type ActorMap, LONGEST_KEPT_LINE } from '../actor-map-section';
import { newCircle } from '../circle';
import { LONGEST_NOTE, newRelation, typeAfter } from '../relation';
import type { MapChange } from './map-change';

/**
 * Writes what a Mermaid text changes, in one transaction. `replaceKept` says whether the lines kept are all
 * there are from now on (hand editing) or come on top of the others (a paste).
 */
export function applyMapChange(map: ActorMap, change: MapChange, now: number, replaceKept: boolean): void {
  const ids = new Map<string, RecordId>();
  for (const { key } of [...change.circlesAdded, ...change.actorsAdded]) ids.set(key, newId());
  const resolve = (key: string) => ids.get(key) ?? key;
  map.transact(() => {
    removeWhatIsGone(map, change);
    addCircles(map, change, resolve, now);
    addActors(map, change, resolve, now);
    for (const { id, change: fields } of change.relationsChanged) changeRelation(map, id, fields);
    for (const [index, link] of change.relationsAdded.entries()) addRelation(map, link, resolve, now + index);
    if (change.direction !== undefined) map.setDirection(change.direction);
    if (change.keptLines !== undefined) keepLines(map, change.keptLines, now, replaceKept);
  });
}

function removeWhatIsGone(map: ActorMap, change: MapChange): void {
  // Inside one transaction the lists still show what it has removed: actors first, while their links are there.
  for (const id of change.actorsRemoved) removeActor(map, id);
  for (const id of change.relationsRemoved) map.relations.remove(id);
  if (change.circlesRemoved.length > 0) removeCircles(map, change.circlesRemoved);
}

function addCircles(map: ActorMap, change: MapChange, resolve: (key: string) => RecordId, now: number): void {
  for (const [index, { key, name, parent, fields }] of change.circlesAdded.entries()) {
    const inside = parent === undefined ? {} : { parent: resolve(parent) };
    map.circles.create(newCircle(name || key, now + index, { ...fields, ...inside }), { id: resolve(key) });
  }
  for (const { id, change: fields } of change.circlesChanged) {
    const parent = 'parent' in fields ? { parent: fields.parent === undefined ? undefined : resolve(fields.parent) } : {};
    if (map.circles.get(id)) map.circles.patch(id, { ...fields, ...parent });
  }
}

function addActors(map: ActorMap, change: MapChange, resolve: (key: string) => RecordId, now: number): void {
  for (const [index, { key, name, fields }] of change.actorsAdded.entries()) {
    const circles = (fields.circles ?? []).map(resolve).slice(0, 50);
    map.actors.create(newActor(name || key, now + index, { ...fields, circles }), { id: resolve(key) });
  }
  for (const { id, change: fields } of change.actorsChanged) {
    const circles = fields.circles === undefined ? {} : { circles: fields.circles.map(resolve).slice(0, 50) };
    if (map.actors.get(id)) map.actors.patch(id, { ...fields, ...circles });
  }
}

function changeRelation(map: ActorMap, id: RecordId, fields: MapChange['relationsChanged'][number]['change']): void {
  const relation = map.relations.get(id);
  if (!relation) return;
  map.relations.patch(id, fields.type === undefined ? fields : { ...fields, type: typeAfter(relation.type, fields.type) });
}

function addRelation(map: ActorMap, link: MapChange['relationsAdded'][number], resolve: (key: string) => RecordId, now: number): void {
  const { from, to, type, label, note, mermaidArrow } = link;
  map.relations.create(
    newRelation(resolve(from), resolve(to), type, now, {
      note: note.slice(0, LONGEST_NOTE),
      ...(label === undefined ? {} : { label }),
      ...(mermaidArrow === undefined ? {} : { mermaidArrow }),
    }),
  );
}

function keepLines(map: ActorMap, lines: readonly string[], now: number, replace: boolean): void {
  const known = new Map(map.keptLines.list().map((line) => [line.text, line.id]));
  if (replace) for (const [text, id] of known) if (!lines.includes(text)) map.keptLines.remove(id);
  for (const [index, text] of lines.entries()) {
    if (!known.has(text)) map.keptLines.create({ text: text.slice(0, LONGEST_KEPT_LINE), createdAt: now + index });
  }
}
