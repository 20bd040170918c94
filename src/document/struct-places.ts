import * as Y from 'yjs';
import { AppError } from '#shared/app-error';
import type { CharId } from './text-structs';
import { structAt, type UpdateStructs } from './update-structs';

/**
 * Where a struct stands: in the type held by an item, or in a root of that name; under a key when it is a
 * map's. `gone`: in what was deleted meanwhile, so that Yjs keeps nothing of it. `missing`: beside what never came.
 */
export type Place = { readonly holder: Y.Item | string; readonly key: string | null } | 'gone' | 'missing';

/** Says where the structs of an update will stand, and where those of the document do. */
export interface StructPlaces {
  /** Throws `forbidden` for a struct that says two places, or that leans on what comes after it. */
  of(struct: Y.Item | Y.GC): Place;
}

/** The places of `doc` and of an update that was not applied to it yet, as Yjs itself would find them. */
export function structPlaces(doc: Y.Doc, update: UpdateStructs): StructPlaces {
  const known = new Map<Y.Item, Place | 'asked'>();
  const of = (struct: Y.Item | Y.GC): Place => {
    if (!(struct instanceof Y.Item)) return 'gone';
    const remembered = known.get(struct);
    if (remembered === 'asked') throw refused('structs that lean on each other');
    if (remembered !== undefined) return remembered;
    known.set(struct, 'asked');
    const place = struct.parent instanceof Y.AbstractType ? integratedPlace(doc, struct) : claimedPlace(struct);
    known.set(struct, place);
    return place;
  };
  const claimedPlace = (item: Y.Item): Place => {
    const [left, right] = [neighbour(item, item.origin), neighbour(item, item.rightOrigin)];
    if (left === 'missing' || right === 'missing') return 'missing';
    const beside = [left, right].filter((one) => one !== undefined).map(of);
    if (beside.includes('missing')) return 'missing';
    const [first, second] = beside;
    if (first === undefined) return childPlace(item);
    // Also when nothing would be kept of it: to stand between the halves of a sign is to break it.
    if (second !== undefined && !samePlace(first, second)) throw refused('a struct in two places');
    return first;
  };
  const neighbour = (item: Y.Item, id: CharId | null): Y.Item | Y.GC | 'missing' | undefined => {
    if (!id) return undefined;
    if (id.client === item.id.client && id.clock >= item.id.clock) throw refused('a struct that leans on a later one');
    return structAt(doc, update, id) ?? 'missing';
  };
  const childPlace = (item: Y.Item): Place => {
    if (typeof item.parent === 'string') return { holder: item.parent, key: item.parentSub };
    const holder = neighbour(item, item.parent as CharId | null);
    if (holder === undefined) throw refused('a struct that stands nowhere');
    if (holder === 'missing') return 'missing';
    const beyond = of(holder);
    if (beyond === 'gone' || beyond === 'missing') return beyond;
    if (!(holder instanceof Y.Item) || holder.content instanceof Y.ContentDeleted) return 'gone';
    if (!(holder.content instanceof Y.ContentType)) throw refused('a struct inside what holds nothing');
    return { holder, key: item.parentSub };
  };
  return { of };
}

function integratedPlace(doc: Y.Doc, item: Y.Item): Place {
  const parent = item.parent as Y.ContentType['type'];
  if (parent._item) return { holder: parent._item, key: item.parentSub };
  for (const [name, root] of doc.share) if (root === parent) return { holder: name, key: item.parentSub };
  return 'gone';
}

function samePlace(a: Place, b: Place): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.holder === b.holder && a.key === b.key;
}

function refused(why: string): AppError {
  return new AppError('forbidden', why);
}
