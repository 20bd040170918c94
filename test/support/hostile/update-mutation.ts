import * as Y from 'yjs';
import { parseUpdate } from '#document/updates/parse-update';
import type { Struct } from '#document/updates/update-structs';
import { writeUpdate } from '#document/updates/write-update';
import { mutate } from './mutation';
import type { Random } from '../random';

/** An update (V1) gone wrong: in its bytes, or in one of its structs, which then says something else and is well written. */
export function mutateUpdate(update: Uint8Array, ids: readonly Y.ID[], random: Random): Uint8Array {
  if (random.below(2) === 0) return new Uint8Array(mutate(Buffer.from(update), random).bytes);
  const { added, deleted } = parseUpdate(update, 'v1');
  const structs = [...added.values()].flat();
  const struct = structs.length > 0 ? random.pick(structs) : undefined;
  const ranges = [...deleted.values()][0];
  if (!struct || (ranges && random.below(4) === 0)) {
    const { client, clock } = random.pick(ids);
    return writeUpdate({ added, deleted: new Map([[client, [{ from: clock, to: clock + 1 + random.below(5) }]]]) });
  }
  changeStruct(struct, ids, random);
  return writeUpdate({ added, deleted });
}

function changeStruct(struct: Struct, ids: readonly Y.ID[], random: Random): void {
  if (!(struct instanceof Y.Item)) {
    struct.length = random.below(10);
    return;
  }
  const changes: (() => void)[] = [
    () => (struct.origin = random.pick(ids)),
    () => (struct.rightOrigin = random.pick(ids)),
    () => ([struct.origin, struct.rightOrigin] = [struct.rightOrigin ?? random.pick(ids), struct.origin]),
    () => ([struct.origin, struct.rightOrigin, struct.parent] = [null, null, random.pick(ids)]),
    () => ([struct.origin, struct.rightOrigin, struct.parent] = [null, null, random.pick(['cards', 'actors', 'neuf']) as unknown as Y.ID]),
    () => (struct.parentSub = random.pick([null, 'name', 'at', '__type'])),
    () => (struct.content = otherContent(random)),
  ];
  random.pick(changes)();
  struct.parent ??= random.pick(ids);
}

function otherContent(random: Random): Y.Item['content'] {
  return random.pick<() => Y.Item['content']>([
    () => new Y.ContentString(random.pick(['', 'abc', '👍🏽'])),
    () => new Y.ContentAny(random.pick([[], [1], [{ a: [undefined] }, 'x']])),
    () => new Y.ContentDeleted(random.below(4)),
    () => new Y.ContentType(random.pick([new Y.Map(), new Y.Text(), new Y.XmlText(), new Y.Array()])),
    () => new Y.ContentEmbed({ a: 1 }),
    () => new Y.ContentFormat('bold', true),
    () => new Y.ContentBinary(new Uint8Array(2)),
  ])();
}
