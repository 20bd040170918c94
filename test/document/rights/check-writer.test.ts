import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { checkWriter } from '#document/rights/check-writer';
import type { WriterRights } from '#document/rights/writer-rights';
import { randomFrom, seedOf } from '../../support/random';
import { createWriterWorld, makeRecord, rightsOf, type Writer } from '../../support/worlds/writer-world';

/** Rounds of 250 attempts; the soak makes more. */
const ROUNDS = process.env.FAIRE_AVEC_SOAK ? 200 : 8;

/** What the check says of an update: `taken`, `waits`, or the code of the refusal. */
function verdict(doc: Y.Doc, update: Uint8Array, rights: WriterRights, owns: (replica: number) => boolean = () => true): string {
  try {
    return checkWriter(doc, update, rights, owns) ? 'taken' : 'waits';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** A document with a record of Amal's and one of Basile's, and Basile's own replica of it. */
function scene() {
  const doc = new Y.Doc();
  doc.getMap('meta').set('version:step', 1);
  doc.getMap('autre').set('a', 1);
  makeRecord(doc, 'a1', 'amal', 'les mots d’Amal');
  makeRecord(doc, 'b1', 'basile', 'les mots de Basile');
  const mine = new Y.Doc();
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(doc));
  const record = (id: string) => mine.getMap('cards').get(id) as Y.Map<unknown>;
  const text = (id: string) => record(id).get('text') as Y.Text;
  const after = (change: () => void) => {
    const before = Y.encodeStateVector(doc);
    mine.transact(change);
    return verdict(doc, Y.encodeStateAsUpdate(mine, before), rightsOf('basile'), (replica) => replica === mine.clientID);
  };
  return { doc, mine, record, text, after };
}

type Scene = ReturnType<typeof scene>;

describe('somebody who may write records of their own', () => {
  test.each<[string, (scene: Scene) => void]>([
    ['adds one', ({ mine }) => makeRecord(mine, 'b2', 'basile', 'encore')],
    ['writes in the text of theirs', ({ text }) => text('b1').insert(3, ' beaux')],
    ['takes words out of it', ({ text }) => text('b1').delete(0, 4)],
    ['changes a plain field', ({ record }) => record('b1').set('given', true)],
    ['takes a plain field away', ({ record }) => record('b1').delete('given')],
    ['removes theirs', ({ mine }) => mine.getMap('cards').delete('b1')],
    [
      'adds one and removes it',
      ({ mine }) => {
        makeRecord(mine, 'b3', 'basile', 'non');
        mine.getMap('cards').delete('b3');
      },
    ],
  ])('%s', (_, change) => {
    const one = scene();
    expect(one.after(() => change(one))).toBe('taken');
  });

  test.each<[string, (scene: Scene) => void]>([
    ['write in the text of another', ({ text }) => text('a1').insert(0, 'faux ')],
    ['take words out of it', ({ text }) => text('a1').delete(0, 3)],
    ['change a field of another', ({ record }) => record('a1').set('given', true)],
    ['remove the record of another', ({ mine }) => mine.getMap('cards').delete('a1')],
    ['put a record in the place of another', ({ mine }) => makeRecord(mine, 'a1', 'basile', 'pris')],
    ['put a record in the place of their own', ({ mine }) => makeRecord(mine, 'b1', 'basile', 'pris')],
    ['add a record in the name of another', ({ mine }) => makeRecord(mine, 'x', 'amal', 'en son nom')],
    ['add one without an author', ({ mine }) => mine.getMap('cards').set('x', new Y.Map([['kind', 'lived']]))],
    ['add one with a field that nobody named', ({ mine }) => makeRecord(mine, 'x', 'basile', 'oui', { secret: 1 })],
    ['add what is no record', ({ mine }) => mine.getMap('cards').set('x', 'texte')],
    ['add a text as a record', ({ mine }) => mine.getMap('cards').set('x', new Y.Text('texte'))],
    ['change the author of theirs', ({ record }) => record('b1').set('author', 'amal')],
    ['say the author of theirs again', ({ record }) => record('b1').set('author', 'basile')],
    ['take the author of theirs away', ({ record }) => record('b1').delete('author')],
    ['take the text of theirs away', ({ record }) => record('b1').delete('text')],
    ['put another text in its place', ({ record }) => record('b1').set('text', new Y.Text('neuf'))],
    ['put a field where none is', ({ record }) => record('b1').set('constructor', 1)],
    ['nest a map in a plain field', ({ record }) => record('b1').set('kind', new Y.Map([['a', 1]]))],
    ['put bytes in a plain field', ({ record }) => record('b1').set('kind', new Uint8Array(3))],
    ['put too much in a plain field', ({ record }) => record('b1').set('kind', 'x'.repeat(5000))],
    ['put a picture in the text', ({ text }) => text('b1').insertEmbed(0, { src: 'x' })],
    ['put a type in the text', ({ text }) => text('b1').insertEmbed(0, new Y.Map())],
    ['put bold in the text', ({ text }) => text('b1').format(0, 3, { bold: true })],
    ['put an attribute on the text', ({ text }) => text('b1').setAttribute('a', 'b')],
    ['write a longer text than may be', ({ text }) => text('b1').insert(0, 'x'.repeat(2000))],
    ['write in another root', ({ mine }) => mine.getMap('autre').set('a', 2)],
    ['write in a new root', ({ mine }) => mine.getMap('neuf').set('a', 2)],
    ['push to the root as a list', ({ mine }) => mine.getArray('liste').push([1])],
    ['raise the version', ({ mine }) => mine.getMap('meta').set('version:step', 99)],
    ['remove the version', ({ mine }) => mine.getMap('meta').delete('version:step')],
    ['add more records than may be', ({ mine }) => Array.from({ length: 12 }, (__, n) => makeRecord(mine, `n${n}`, 'basile', ''))],
    ['hide a document in the document', ({ record }) => record('b1').set('kind', new Y.Doc())],
  ])('can not %s', (_, change) => {
    const one = scene();
    expect(one.after(() => change(one))).toMatch(/^(forbidden|too-large|bad-input)$/u);
  });

  test('can not write as a replica of another', () => {
    const { doc, mine } = scene();
    const before = Y.encodeStateVector(doc);
    mine.clientID = doc.clientID;
    makeRecord(mine, 'x', 'basile', 'oui');
    const update = Y.encodeStateAsUpdate(mine, before);
    expect(verdict(doc, update, rightsOf('basile'), (replica) => replica !== doc.clientID)).toBe('forbidden');
  });

  test('can not reach another text through one struct that stands in two', () => {
    const { doc, text } = scene();
    const end = (id: string) => (text(id)._start as Y.Item).lastId;
    const item = (origin: Y.ID, right: Y.ID) =>
      new Y.Item(new Y.ID(77, 0), null, origin, null, right, null, null, new Y.ContentString('x'));
    for (const [left, right] of [
      [end('b1'), end('a1')],
      [end('a1'), end('b1')],
    ] as const)
      expect(verdict(doc, updateOf(item(left, right)), rightsOf('basile'))).toBe('bad-input');
  });

  test('an update that leans on what never came waits', () => {
    const { doc, mine, text } = scene();
    text('b1').insert(0, 'perdu ');
    const before = Y.encodeStateVector(mine);
    text('b1').insert(0, 'suite ');
    expect(verdict(doc, Y.encodeStateAsUpdate(mine, before), rightsOf('basile'))).toBe('waits');
  });
});

/** The update of one struct that Yjs itself would not write. */
function updateOf(struct: Y.Item): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const { restEncoder } = encoder;
  const write = (...numbers: number[]) => {
    for (const number of numbers) encoding.writeVarUint(restEncoder, number);
  };
  write(1, 1, struct.id.client, struct.id.clock);
  struct.write(encoder, 0);
  write(0);
  return encoder.toUint8Array();
}

test('whatever honest writers do, however they come and go, all of it is taken, and all of them agree', () => {
  const random = randomFrom(seedOf('honest writers'));
  for (let round = 0; round < 15; round++) {
    const world = createWriterWorld(['amal', 'basile', 'chloe'], random);
    for (let step = 0; step < 120; step++) world.act(random.pick(world.writers));
    world.settle();
    expect(world.refusals).toEqual([]);
    for (const { doc } of world.writers) expect(doc.getMap('cards').toJSON()).toEqual(world.host.getMap('cards').toJSON());
  }
});

test('S3: whatever one hostile writer sends, no record of another changes, and the document stays whole', () => {
  const random = randomFrom(seedOf('a hostile writer'));
  let taken = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const world = createWriterWorld(['amal', 'basile', 'mal'], random);
    for (let step = 0; step < 40; step++) world.act(random.pick(world.writers));
    world.settle();
    const mal = world.writers[2] as Writer;
    for (let attempt = 0; attempt < 250; attempt++) {
      const before = world.untouchable('mal');
      if (world.receive(mal, world.attack(mal))) taken++;
      expect(world.untouchable('mal')).toBe(before);
    }
    // Nothing is parked, and what was taken can be read, encoded and written on. Its own words alone may come out in
    // another order elsewhere: structs that say an impossible place are placed as each replica can.
    expect([world.host.store.pendingStructs, world.host.store.pendingDs]).toEqual([null, null]);
    const copy = new Y.Doc();
    for (const root of ['meta', 'cards']) copy.getMap(root);
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(world.host));
    expect(world.untouchable('mal', copy)).toBe(world.untouchable('mal'));
    makeRecord(world.host, `fin${round}`, 'amal', 'fin');
  }
  console.log(`a hostile writer: ${taken} of ${ROUNDS * 250} were harmless and taken`);
}, 120_000);
