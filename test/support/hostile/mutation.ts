import type { Random } from '../random';

/** One way in which bytes go wrong. */
export interface Mutation {
  readonly name: string;
  readonly at: number;
  readonly bytes: Buffer;
}

/** A random mutation between `from` and `to`: a bit, a few bytes, a sector of zeros, or the end cut off. */
export function mutate(original: Buffer, random: Random, from = 0, to = original.length, cuts = true): Mutation {
  // What an earlier cut left empty can't go wrong any further.
  if (original.length === 0) return { name: 'nothing', at: 0, bytes: original };
  const at = from + random.below(Math.max(1, to - from));
  const kinds = ['bit', 'bytes', 'zeros', ...(cuts ? ['cut'] : [])] as const;
  const kind = random.pick(kinds);
  const bytes = Buffer.from(original);
  if (kind === 'cut') return { name: kind, at, bytes: bytes.subarray(0, at) };
  if (kind === 'bit') bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(8)), at);
  else {
    const end = Math.min(to, at + (kind === 'bytes' ? 16 : 512));
    for (let index = at; index < end; index++) bytes.writeUInt8(kind === 'bytes' ? random.below(256) : 0, index);
  }
  return { name: kind, at, bytes };
}
