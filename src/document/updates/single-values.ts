import * as Y from 'yjs';
import type { StructPlaces } from './struct-places';
import { cutStruct, type Struct, type UpdateStructs } from './update-structs';

/**
 * The rows with the last of several values of a key in a struct of its own. A key holds one value, and each takes the one
 * before it away; undo, though, writes back in one struct what was removed in two steps, and Yjs then keeps them all,
 * until the struct is cut by somebody and the document read again. In two structs, they come and go the same everywhere.
 */
export function withSingleValues(added: UpdateStructs['added'], places: StructPlaces): UpdateStructs['added'] {
  const hasSeveral = (struct: Struct) => {
    if (!(struct instanceof Y.Item) || struct.length === 1 || struct.content instanceof Y.ContentDeleted) return false;
    const place = places.of(struct);
    return typeof place !== 'string' && place.key !== null;
  };
  if (![...added.values()].some((row) => row.some(hasSeveral))) return added;
  const cutRow = (row: readonly Struct[]) => row.flatMap((one) => (hasSeveral(one) ? cutStruct(one, one.length - 1) : [one]));
  return new Map([...added].map(([client, row]) => [client, cutRow(row)]));
}
