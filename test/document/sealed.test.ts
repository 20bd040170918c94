import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { publishKey, removeSealed, type Seal, sealedOf, sealValue, writeSeal } from '#document/sealed';

const SUBJECT = 'calls:first-round';
const ROOM = 200;
const vote = (value: unknown) => sealValue({ subject: SUBJECT, value, room: ROOM });

function documentWith(...seals: readonly Seal[]): Y.Doc {
  const doc = new Y.Doc();
  for (const seal of seals) writeSeal(doc, seal);
  return doc;
}

const valuesOf = (doc: Y.Doc) => sealedOf(doc, SUBJECT).map(({ value, isOpen }) => [value, isOpen]);

describe('a sealed value', () => {
  it('is counted by everybody and read by nobody until its key is published', () => {
    const seal = vote({ for: 'jardin', mark: 4 });
    const doc = documentWith(seal);
    expect(valuesOf(doc)).toEqual([[undefined, false]]);
    expect(Buffer.from(Y.encodeStateAsUpdate(doc)).includes('jardin')).toBe(false);
    expect(publishKey(doc, seal.id, seal.key)).toBe(true);
    expect(valuesOf(doc)).toEqual([[{ for: 'jardin', mark: 4 }, true]]);
    expect(sealedOf(doc, 'calls:second-round')).toEqual([]);
  });

  it('takes the room of its subject, however long it is, and no more fits in', () => {
    expect(vote('oui').box.length).toBe(vote('non, et voici pourquoi en une longue phrase').box.length);
    expect(() => vote('x'.repeat(ROOM))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('is opened by its own key alone, and by no key that somebody wrote in its place', () => {
    const [seal, other] = [vote('oui'), vote('non')];
    const doc = documentWith(seal);
    expect(publishKey(doc, seal.id, other.key)).toBe(false);
    const record = doc.getMap('sealed').get(seal.id) as Y.Map<unknown>;
    record.set('key', other.key);
    expect(valuesOf(doc)).toEqual([[undefined, false]]);
    expect(publishKey(doc, seal.id, seal.key)).toBe(true);
    expect(valuesOf(doc)).toEqual([['oui', true]]);
  });

  it('opens no more under another id or another subject', () => {
    const seal = vote('oui');
    const doc = documentWith({ ...seal, id: 'elsewhere' }, { ...seal, subject: 'other' });
    for (const id of ['elsewhere', seal.id]) publishKey(doc, id, seal.key);
    expect(valuesOf(doc)).toEqual([[undefined, false]]);
    expect(sealedOf(doc, 'other')).toEqual([{ id: seal.id, subject: 'other', value: undefined, isOpen: false }]);
  });

  it('comes in an order that does not say who was first', () => {
    const seals = Array.from({ length: 8 }, (_, index) => vote(index));
    const ids = sealedOf(documentWith(...seals), SUBJECT).map(({ id }) => id);
    expect(ids).toEqual(seals.map(({ id }) => id).sort());
  });

  it.each([
    ['no map', 'text'],
    ['an empty map', new Y.Map()],
    [
      'fields of other kinds',
      new Y.Map<unknown>([
        ['subject', SUBJECT],
        ['box', 'x'],
        ['proof', 4],
        ['key', []],
      ]),
    ],
  ])('that a stranger wrote as %s is no reason to stop', (_name, record) => {
    const doc = new Y.Doc();
    doc.getMap('sealed').set('strange', record);
    expect(sealedOf(doc, SUBJECT).filter(({ isOpen }) => isOpen)).toEqual([]);
    expect(publishKey(doc, 'strange', vote('oui').key)).toBe(false);
  });

  it('that was taken out is gone', () => {
    const seal = vote('oui');
    const doc = documentWith(seal);
    removeSealed(doc, [seal.id]);
    expect(sealedOf(doc, SUBJECT)).toEqual([]);
    expect(publishKey(doc, seal.id, seal.key)).toBe(false);
  });
});
