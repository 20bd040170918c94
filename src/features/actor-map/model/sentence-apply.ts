import type { RecordId } from '#shared/ids';
import type { ActorMap } from './actor-map-section';
import { newActor } from './actor';
import { foldName, guessArticle } from './french-name';
import { newRelation, typeAfter } from './relation';
import type { NamedEnd, SaidLink, SentenceReading } from './sentence-read';

/** What applying sentences wrote: new actors, new links, and links that were already there. */
export interface SentenceOutcome {
  readonly actors: readonly RecordId[];
  readonly relations: readonly RecordId[];
  readonly alreadyThere: number;
}

/**
 * Writes the links of `readings` in one transaction, with the actors they name for the first time. A link
 * that is already on the map (same ends, same words) is not written twice.
 */
export function applySentences(map: ActorMap, readings: readonly SentenceReading[], now: number): SentenceOutcome {
  const links = readings.flatMap((reading) => (reading.kind === 'links' ? reading.links : []));
  const added = new Map<string, RecordId>();
  const relations: RecordId[] = [];
  const written = new Set<string>();
  let alreadyThere = 0;
  map.transact(() => {
    for (const link of links) {
      // One millisecond apart, so that everybody lists them in the order they were written.
      const at = now + added.size + relations.length;
      const from = endId(map, link.from, added, at);
      const to = endId(map, link.to, added, at + 1);
      const key = [from, to, link.type, link.label ?? ''].join('\n');
      if (written.has(key) || hasLink(map, from, to, link)) alreadyThere++;
      else relations.push(map.relations.create(newRelation(from, to, link.type, at + 2, relationFields(link))));
      written.add(key);
    }
  });
  return { actors: [...added.values()], relations, alreadyThere };
}

function relationFields(link: SaidLink): { note: string; label?: string } {
  return { note: link.note, ...(link.label === undefined ? {} : { label: link.label }) };
}

function endId(map: ActorMap, end: NamedEnd, added: Map<string, RecordId>, now: number): RecordId {
  if ('actor' in end) return end.actor.id;
  const key = foldName(end.newName);
  const known = added.get(key) ?? map.actors.list().find((actor) => foldName(actor.name) === key)?.id;
  if (known !== undefined) return known;
  const corrected = end.article !== undefined && end.article !== guessArticle(end.newName) ? { article: end.article } : {};
  const id = map.actors.create(newActor(end.newName, now, corrected));
  added.set(key, id);
  return id;
}

/** True when the map already says this link, in the same words. */
export function hasLink(map: Pick<ActorMap, 'relations'>, from: RecordId, to: RecordId, link: Pick<SaidLink, 'type' | 'label'>): boolean {
  return map.relations
    .list()
    .some((one) => one.from === from && one.to === to && one.type === link.type && (one.label ?? '') === (link.label ?? ''));
}

/** Makes a link say another sentence; its ends may be actors named for the first time. Unknown link: `not-found`. */
export function changeRelation(map: ActorMap, id: RecordId, link: SaidLink, now: number): void {
  map.transact(() => {
    const added = new Map<string, RecordId>();
    const from = endId(map, link.from, added, now);
    const to = endId(map, link.to, added, now + 1);
    // Written in Mermaid for the former verb, an arrow says nothing of the new one.
    const was = map.relations.get(id)?.type ?? link.type;
    const type = typeAfter(was, link.type);
    const arrow = was === type ? {} : { mermaidArrow: undefined };
    map.relations.patch(id, { from, to, type, label: link.label, note: link.note, ...arrow });
  });
}
