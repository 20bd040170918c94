import * as Y from 'yjs';

/** Three replicas that wrote by turns, each beside, inside and over what the others wrote. */
export function severalHands(): Y.Doc {
  const hands = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  for (let round = 0; round < 60; round++) {
    const hand = hands[round % 3] ?? new Y.Doc();
    for (const other of hands) Y.applyUpdate(hand, Y.encodeStateAsUpdate(other));
    hand.getText('t').insert(round % 5, `m${round} `);
    if (round % 7 === 6) hand.getText('t').delete(2, 5);
    hand.getMap('m').set(`k${round % 4}`, new Y.Map([['n', round]]));
  }
  return hands[2] ?? new Y.Doc();
}

/** Another replica that holds the same. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
