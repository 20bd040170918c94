import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { digestOf } from '#document/sync/document-digest';
import { Origin } from '#document/origin';
import { plainContent } from '#document/text/plain-content';
import { applyForeignUpdate, hasPendingUpdates } from '#document/updates/foreign-updates';
import { parseUpdate } from '#document/updates/parse-update';
import { readUpdate } from '#document/updates/read-update';
import { writeUpdate } from '#document/updates/write-update';
import { AppError } from '#shared/app-error';
import { playAfternoon } from '../../bench/workshop';
import { bytesOf, CRASHERS } from './crashers';
import { processorMs } from '../../support/processor-time';

const STRANGER = new Origin('peer', 'stranger');

/** The code an update is refused with; undefined when it is read. */
function refusal(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

/** A state with so many maps within each other. */
function typesWithin(depth: number): Uint8Array {
  const doc = new Y.Doc();
  let within = doc.getMap<unknown>('m');
  doc.transact(() => {
    for (let level = 0; level < depth; level++) {
      const next = new Y.Map<unknown>();
      within.set('in', next);
      within = next;
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

describe('what no replica writes is refused, at the cost of its bytes', () => {
  test.each(CRASHERS)('$name', (crasher) => {
    const begun = processorMs();
    expect(refusal(() => readUpdate(new Y.Doc(), bytesOf(crasher), { encoding: crasher.encoding }))).toMatch(/^(bad-input|too-large)$/u);
    expect(processorMs() - begun).toBeLessThan(1000);
  });

  test('types that nest so deep that removing the outermost runs out of stack', () => {
    expect(refusal(() => readUpdate(new Y.Doc(), typesWithin(20_000)))).toBe('bad-input');
    expect(refusal(() => readUpdate(new Y.Doc(), typesWithin(200)))).toBeUndefined();
  });

  test('values that nest as deep', () => {
    const doc = new Y.Doc();
    const value = Array.from({ length: 1000 }).reduce<unknown>((inner) => [inner], 1);
    doc.getMap('m').set('deep', value);
    expect(refusal(() => readUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc)))).toBe('bad-input');
    expect(refusal(() => readUpdate(new Y.Doc(), Y.encodeStateAsUpdateV2(doc), { encoding: 'v2' }))).toBe('bad-input');
  });

  test('a letter that stands before what it says it comes after, whether or not others were put or taken away in between', () => {
    const between = (origin: number, rightOrigin: number) => {
      const [left, right] = [Y.createID(7, origin), Y.createID(7, rightOrigin)];
      const item = new Y.Item(Y.createID(9, 0), null, left, null, right, null, null, new Y.ContentString('x'));
      return writeUpdate({ added: new Map([[9, [item]]]), deleted: new Map() });
    };
    const doc = new Y.Doc();
    doc.clientID = 7;
    doc.getText('t').insert(0, 'abcdef');
    const refusals = () => [between(4, 1), between(3, 3), between(1, 4), between(5, 0)].map((one) => refusal(() => readUpdate(doc, one)));
    expect(refusals()).toEqual(['bad-input', 'bad-input', undefined, 'bad-input']);
    doc.getText('t').delete(2, 1);
    doc.getText('t').insert(3, 'é');
    expect(refusals()).toEqual(['bad-input', 'bad-input', undefined, 'bad-input']);
    // Written later, but further to the left.
    doc.getText('t').insert(0, 'z');
    expect(refusal(() => readUpdate(doc, between(7, 0)))).toBeUndefined();
  });

  test('more than a frame may weigh', () => {
    const limits = { mostBytes: 10, mostStructs: 10 };
    expect(refusal(() => readUpdate(new Y.Doc(), new Uint8Array(11), { limits }))).toBe('too-large');
  });
});

describe('what replicas write is read, and is what they wrote', () => {
  test('a workshop, whole and in its thousands of parts, in both encodings', () => {
    const { doc, updates } = playAfternoon(0.01);
    const contentOf = (one: Y.Doc) => new Map(plainContent(one).map(({ root, value }) => [root, value]));
    const fromV1 = new Y.Doc();
    Y.applyUpdate(fromV1, readUpdate(fromV1, Y.encodeStateAsUpdate(doc)).bytes);
    const fromV2 = new Y.Doc();
    Y.applyUpdate(fromV2, readUpdate(fromV2, Y.encodeStateAsUpdateV2(doc), { encoding: 'v2' }).bytes);
    const fromParts = new Y.Doc();
    for (const update of updates) expect(applyForeignUpdate(fromParts, update, STRANGER)).toBe('applied');
    for (const one of [fromV1, fromV2, fromParts]) {
      expect(contentOf(one)).toEqual(contentOf(doc));
      expect(Y.encodeStateVector(one)).toEqual(Y.encodeStateVector(doc));
    }
  });

  test('forty thousand structs that V2 writes in five hundred bytes', () => {
    const doc = new Y.Doc();
    const map = doc.getMap('m');
    doc.transact(() => {
      for (let round = 0; round < 400; round++) for (let key = 0; key < 50; key++) map.set(`k${key}`, round);
      for (let index = 0; index < 20_000; index++) doc.getArray('a').push([new Y.Map()]);
    });
    const state = Y.encodeStateAsUpdateV2(doc);
    expect(state.byteLength).toBeLessThan(1000);
    const { added } = parseUpdate(state, 'v2');
    expect([...added.values()].flat()).toHaveLength(40_000);
  });

  test('a field written over again, and what is there already', () => {
    const [doc, mine] = [new Y.Doc(), new Y.Doc()];
    const sent: Uint8Array[] = [];
    mine.on('update', (update: Uint8Array) => sent.push(update));
    mine.getMap('m').set('a', 1);
    mine.getMap('m').set('a', 2);
    mine.getText('t').insert(0, 'abc');
    for (const update of [...sent, ...sent, Y.encodeStateAsUpdate(mine)]) applyForeignUpdate(doc, update, STRANGER);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(mine));
  });

  test('two values of one key, which undo brought back at once: the last stands, and one gone of them changes nothing of a reload', () => {
    const [doc, mine, theirs] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
    const undo = new Y.UndoManager(mine.getMap('m'), { captureTimeout: 60_000 });
    for (const value of ['a', 'b']) {
      theirs.getMap('m').set('k', value);
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), STRANGER);
      mine.getMap('m').delete('k');
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    }
    undo.undo();
    const { added } = parseUpdate(Y.encodeStateAsUpdate(mine), 'v1');
    expect(added.get(mine.clientID)).toMatchObject([{ length: 2, content: { arr: ['a', 'b'] } }]);
    applyForeignUpdate(doc, Y.encodeStateAsUpdate(mine), STRANGER);
    expect(doc.getMap('m').get('k')).toBe('b');
    applyForeignUpdate(doc, writeUpdate({ added: new Map(), deleted: new Map([[mine.clientID, [{ from: 1, to: 2 }]]]) }), STRANGER);
    const again = new Y.Doc();
    Y.applyUpdate(again, Y.encodeStateAsUpdate(doc));
    expect(digestOf(again)).toEqual(digestOf(doc));
  });

  test('an update that overlaps what is here brings the rest', () => {
    const [doc, mine] = [new Y.Doc(), new Y.Doc()];
    mine.getText('t').insert(0, 'deux ');
    applyForeignUpdate(doc, Y.encodeStateAsUpdate(mine), STRANGER);
    mine.getText('t').insert(5, 'mots');
    const { added } = readUpdate(doc, Y.encodeStateAsUpdate(mine));
    expect([...added.values()].flat().map(({ length }) => length)).toEqual([4]);
    applyForeignUpdate(doc, Y.encodeStateAsUpdate(mine), STRANGER);
    expect(doc.getText('t').toString()).toBe('deux mots');
  });
});

describe('what leans on what never came', () => {
  /** Updates of one who answers another, in the order of the writing. */
  function conversation() {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    const sent: Uint8Array[] = [];
    one.getText('t').insert(0, 'question ');
    sent.push(Y.encodeStateAsUpdate(one));
    Y.applyUpdate(other, sent[0] as Uint8Array);
    const before = Y.encodeStateVector(other);
    other.getText('t').insert(9, 'réponse');
    sent.push(Y.encodeStateAsUpdate(other, before));
    return { sent, whole: other };
  }

  test('waits beside the document, and comes in with what it leans on', () => {
    const { sent, whole } = conversation();
    const doc = new Y.Doc();
    expect(applyForeignUpdate(doc, sent[1] as Uint8Array, STRANGER)).toBe('parked');
    expect(hasPendingUpdates(doc)).toBe(true);
    expect(Y.encodeStateAsUpdate(doc)).toHaveLength(2);
    expect(applyForeignUpdate(doc, sent[0] as Uint8Array, STRANGER)).toBe('applied');
    expect(hasPendingUpdates(doc)).toBe(false);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(whole));
  });

  test('and is more than may wait is forgotten: asked for again, it comes whole', () => {
    const doc = new Y.Doc();
    const mine = new Y.Doc();
    mine.getText('t').insert(0, 'a');
    const before = Y.encodeStateVector(mine);
    mine.getText('t').insert(1, 'x'.repeat(20 * 1024 * 1024));
    expect(applyForeignUpdate(doc, Y.encodeStateAsUpdate(mine, before), STRANGER)).toBe('parked');
    expect(hasPendingUpdates(doc)).toBe(false);
    expect(applyForeignUpdate(doc, Y.encodeStateAsUpdate(mine), STRANGER)).toBe('applied');
    expect(doc.getText('t').length).toBe(mine.getText('t').length);
  });

  test('behind a gap in an update is left out, and what stands before it is read', () => {
    const mine = new Y.Doc();
    const sent: Uint8Array[] = [];
    mine.on('update', (update: Uint8Array) => sent.push(update));
    for (const word of ['un ', 'deux ', 'trois ']) mine.getText('t').insert(mine.getText('t').length, word);
    const [first, , third] = sent as [Uint8Array, Uint8Array, Uint8Array];
    const doc = new Y.Doc();
    const read = readUpdate(doc, Y.mergeUpdates([first, third]));
    expect(read.isPartial).toBe(true);
    Y.applyUpdate(doc, read.bytes);
    expect(doc.getText('t').toString()).toBe('un ');
    expect(doc.store.pendingStructs).toBeNull();
  });
});
