import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDocumentGuard } from '#host/guests/document-guard';
import { makeRecord, rightsOf } from '../../support/worlds/writer-world';

const RIGHTS = rightsOf('basile');

/** A submission of Basile's that the host has written in too, and what a page of his sends once it wrote. */
function submission() {
  const doc = new Y.Doc();
  makeRecord(doc, 'b1', 'basile', 'repris par l’hôte');
  const guard = createDocumentGuard(doc);
  let records = 0;
  return {
    doc,
    send(replica?: number) {
      const page = new Y.Doc();
      Y.applyUpdate(page, Y.encodeStateAsUpdate(doc));
      if (replica !== undefined) page.clientID = replica;
      const before = Y.encodeStateVector(page);
      makeRecord(page, `b${replica ?? 'page'}${records++}`, 'basile', 'des mots');
      const allowed = guard.check(Y.encodeStateAsUpdate(page, before), 'v1', { ...RIGHTS, mostRecords: 1000 });
      if (allowed) Y.applyUpdate(doc, allowed);
      return page.clientID;
    },
  };
}

test('a phone writes from one page after another, and never under the number that the host writes under', () => {
  const { doc, send } = submission();
  const first = send();
  send();
  send(first);
  expect(doc.getMap('cards').size).toBe(4);
  expect(() => send(doc.clientID)).toThrow(/replica/u);
});

test('a phone that sends more replicas than pages are ever loaded is refused, and goes on under those it has', () => {
  const { doc, send } = submission();
  for (let replica = 1; replica < 500; replica++) {
    const page = new Y.Doc();
    page.clientID = replica;
    makeRecord(page, `b${replica}`, 'basile', '');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(page));
  }
  expect(() => send(500)).toThrow(/replica/u);
  send(499);
});
