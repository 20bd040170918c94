import * as Y from 'yjs';
import type { CharId } from '../text/text-structs';
import { refuse } from './parse-content';
import { structAt, type Struct, type UpdateStructs } from './update-structs';

/**
 * Where a struct stands: in the type held by an item, or in a root of that name; under a key when it is a
 * map's. `gone`: in what was deleted meanwhile, so that Yjs keeps nothing of it. `missing`: beside what never came.
 */
export type Place = { readonly holder: Y.Item | string; readonly key: string | null } | 'gone' | 'missing';

/** Says where the structs of an update will stand, and where those of the document do. */
export interface StructPlaces {
  /**
   * Throws `bad-input` for a struct that says two places, stands in what holds nothing, lies too deep, or leans on what
   * comes after it.
   */
  of(struct: Struct): Place;
}

/** How deep types may nest: a list within a list takes two. Deeper, Yjs runs out of stack when the outermost is removed. */
const MOST_DEPTH = 300;

interface Survey {
  readonly doc: Y.Doc;
  readonly update: Pick<UpdateStructs, 'added'>;
  readonly known: Map<Y.Item, Place | 'asked'>;
  readonly depths: Map<Y.Item, number>;
  readonly rootNames: Map<object, string>;
}

/** The places of `doc` and of an update that was not applied to it yet, as Yjs itself would find them. */
export function structPlaces(doc: Y.Doc, update: Pick<UpdateStructs, 'added'>): StructPlaces {
  const survey: Survey = { doc, update, known: new Map(), depths: new Map(), rootNames: new Map() };
  return { of: (struct) => placeOf(survey, struct) };
}

function placeOf(survey: Survey, struct: Struct): Place {
  if (!(struct instanceof Y.Item)) return 'gone';
  if (struct.parent instanceof Y.AbstractType) return integratedPlace(survey, struct);
  const remembered = survey.known.get(struct);
  if (remembered === 'asked') refuse('structs that lean on each other');
  if (remembered !== undefined) return remembered;
  survey.known.set(struct, 'asked');
  const place = claimedPlace(survey, struct);
  survey.known.set(struct, place);
  return place;
}

function claimedPlace(survey: Survey, item: Y.Item): Place {
  const [left, right] = [neighbour(survey, item, item.origin), neighbour(survey, item, item.rightOrigin)];
  if (left === 'missing' || right === 'missing') return 'missing';
  if (standsBackwards(survey, item)) refuse('a struct before what it says it comes after');
  const beside = [left, right].filter((one) => one !== undefined).map((one) => placeOf(survey, one));
  if (beside.includes('missing')) return 'missing';
  const [first, second] = beside;
  if (first === undefined) return childPlace(survey, item);
  // Also when nothing would be kept of it: to stand between the halves of a sign is to break it.
  if (second !== undefined && !samePlace(first, second)) refuse('a struct in two places');
  return first;
}

/**
 * Whether an item says that it stands before a character and after that one, or after others that were written behind it in one
 * go. No list is like that, and where Yjs puts such an item depends on how the others are cut: a reload puts it elsewhere.
 */
function standsBackwards({ doc, update }: Survey, { origin, rightOrigin }: Y.Item): boolean {
  if (!origin || !rightOrigin || origin.client !== rightOrigin.client) return false;
  for (let { clock } = origin; clock >= rightOrigin.clock; ) {
    const struct = structAt(doc, update, { client: origin.client, clock });
    if (!(struct instanceof Y.Item)) return false;
    if (struct.id.clock <= rightOrigin.clock) return true;
    clock = struct.id.clock - 1;
    if (struct.origin?.client !== origin.client || struct.origin.clock !== clock) return false;
  }
  return false;
}

function neighbour({ doc, update }: Survey, item: Y.Item, id: CharId | null): Struct | 'missing' | undefined {
  if (!id) return undefined;
  if (id.client === item.id.client && id.clock >= item.id.clock) refuse('a struct that leans on a later one');
  return structAt(doc, update, id) ?? 'missing';
}

function childPlace(survey: Survey, item: Y.Item): Place {
  if (typeof item.parent === 'string') return { holder: item.parent, key: item.parentSub };
  const holder = neighbour(survey, item, item.parent as CharId | null);
  if (holder === undefined) return refuse('a struct that stands nowhere');
  if (holder === 'missing') return 'missing';
  const beyond = placeOf(survey, holder);
  if (beyond === 'gone' || beyond === 'missing') return beyond;
  if (!(holder instanceof Y.Item) || holder.content instanceof Y.ContentDeleted) return 'gone';
  if (!(holder.content instanceof Y.ContentType)) refuse('a struct inside what holds nothing');
  if (depthOf(survey, holder) >= MOST_DEPTH) refuse('types that nest too deep');
  return { holder, key: item.parentSub };
}

/** How many types lie around what stands in `holder`. */
function depthOf(survey: Survey, holder: Y.Item): number {
  const remembered = survey.depths.get(holder);
  if (remembered !== undefined) return remembered;
  let [depth, around] = [0, holder as Y.Item | undefined];
  while (around && depth < MOST_DEPTH) {
    const place = placeOf(survey, around);
    around = typeof place === 'string' || typeof place.holder === 'string' ? undefined : place.holder;
    depth++;
  }
  survey.depths.set(holder, depth);
  return depth;
}

function integratedPlace({ doc, rootNames }: Survey, item: Y.Item): Place {
  const parent = item.parent as Y.ContentType['type'];
  if (parent._item) return { holder: parent._item, key: item.parentSub };
  let name = rootNames.get(parent);
  if (name === undefined) {
    name = [...doc.share].find(([, root]) => root === parent)?.[0];
    if (name === undefined) return 'gone';
    rootNames.set(parent, name);
  }
  return { holder: name, key: item.parentSub };
}

function samePlace(a: Place, b: Place): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.holder === b.holder && a.key === b.key;
}
