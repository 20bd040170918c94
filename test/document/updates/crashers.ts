import type { UpdateEncoding } from '#document/updates/parse-update';

/** An update of a few bytes that Yjs takes, and that ends the process, never ends, or leaves what can't be read again. */
interface Crasher {
  readonly name: string;
  readonly encoding: UpdateEncoding;
  readonly hex: string;
}

const v1 = (name: string, hex: string): Crasher => ({ name, encoding: 'v1', hex });

/** Every one that was found, and its kin. */
export const CRASHERS: readonly Crasher[] = [
  {
    name: 'a million million collected structs, announced by their run length',
    encoding: 'v2',
    hex: '0000010100000100010000000741808080808020018080808080200000',
  },
  v1('a collected struct of length 0', '0101bc0500000000'),
  v1('a deleted item of length 0', '010107000101016d0000'),
  v1('no letters', '010107000401016d0000'),
  v1('no values', '010107000801016d0000'),
  v1('a deletion of length 0', '000107010000'),
  v1('more structs than bytes', '01808080808020070000'),
  v1('more replicas than bytes', '80808080802000'),
  v1('more values than bytes', '010107000801016d80808080802000'),
  v1('more deletions than bytes', '000107808080808020'),
  v1('a struct beside itself', '01010700840700016100'),
  v1('a struct beside a later one', '0102070044070101610401016d016200'),
  v1('two structs that lean on each other', '020108008407000161010700840800016200'),
  v1('a struct inside a letter', '010207000401016d016104000700016200'),
  v1('a struct between two roots', '010307000401016d01610401016e0162c407000701016300'),
  v1('a replica that adds twice', '020107000401016d01610107000401016d016200'),
  v1('a clock that nobody has', '0101078080808080200401016d016100'),
  v1('a length that nothing has', '010107000080808080802000'),
  v1('a document in the document', '010107000901016d0178760000'),
  v1('letters that are none', '010107000401016d01ff00'),
  v1('a number that JSON has not', '010107002801016d0161017a000000000000000100'),
  v1('a type that nobody knows', '010107000701016d0900'),
  v1('bytes behind the end', '000000'),
];

export function bytesOf({ hex }: Crasher): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
