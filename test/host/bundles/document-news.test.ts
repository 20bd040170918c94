import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { copyOf, severalHands } from '../../support/worlds/several-hands';
import { haveCommonOrigin } from '#document/common-origin';
import { newsOf } from '#host/bundles/document-news';

describe('what a document from elsewhere brings', () => {
  it('removes what stands inside something before that thing', () => {
    const doc = new Y.Doc();
    doc.getMap('m').set('outer', new Y.Map([['inner', new Y.Text('mot')]]));
    const there = copyOf(doc);
    there.getMap('m').delete('outer');
    const { pieces } = newsOf(Y.encodeStateAsUpdate(there), { snapshot: undefined, updates: [Y.encodeStateAsUpdate(doc)], sequence: 1 });
    for (const piece of pieces) Y.applyUpdate(doc, piece);
    expect(doc.getMap('m').size).toBe(0);
  });

  it('is nothing where all of it is here, deletions too', () => {
    const doc = severalHands();
    const stored = { snapshot: Y.encodeStateAsUpdateV2(doc), updates: [], sequence: 1 };
    expect(newsOf(Y.encodeStateAsUpdate(doc), stored)).toEqual({ pieces: [], isRelated: true });
  });

  it('is refused when it leans on what is nowhere', () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'un ');
    const before = Y.encodeStateVector(doc);
    doc.getText('t').insert(3, 'deux');
    expect(() => newsOf(Y.encodeStateAsUpdate(doc, before), undefined)).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });
});

describe('two documents have a common origin', () => {
  it('when some replica wrote in both, however far they went apart', () => {
    const one = severalHands();
    const other = copyOf(one);
    one.getText('t').delete(0, one.getText('t').length);
    other.getMap('m').set('seul', true);
    expect(haveCommonOrigin(Y.encodeStateVector(one), Y.encodeStateVector(other))).toBe(true);
  });

  it('not when they were made apart, with the same words; and nothing can be told of an empty one', () => {
    const [one, other] = [severalHands(), severalHands()];
    expect(haveCommonOrigin(Y.encodeStateVector(one), Y.encodeStateVector(other))).toBe(false);
    expect(haveCommonOrigin(Y.encodeStateVector(one), Y.encodeStateVector(new Y.Doc()))).toBeUndefined();
  });
});
