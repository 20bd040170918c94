import * as Y from 'yjs';

import { GESTURES } from '../../fuzz/text-gestures';
import { NET, openPeer, type TextPeer } from '../../fuzz/text-peer';
import { type Random, randomFrom } from '../random';
import { makeRecord } from '../worlds/writer-world';

/** Everything that three people's windows sent in a session: each update once, each after what it leans on. */
export interface CapturedSession {
  readonly updates: readonly Uint8Array[];
  /** Ids of the session, and a few that nobody ever used. */
  readonly ids: readonly Y.ID[];
}

/** Real editors, undo, an actors' map, contributions; now and then somebody is away for a while. */
export function captureSession(random: Random, steps: number): CapturedSession {
  let clients = 0;
  const clientId = () => (Math.imul(++clients, 2654435761) >>> 0) % 1_000_000_007;
  const peers = Array.from({ length: 3 }, (_, index) => openPeer(`p${index}`, clientId));
  const updates: Uint8Array[] = [];
  const inboxes = peers.map((peer, index) => {
    peer.source.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === NET) return;
      updates.push(update);
      for (const [other, inbox] of inboxes.entries()) if (other !== index) inbox.push(update);
    });
    return [] as Uint8Array[];
  });
  const undo = peers.map(({ source }) => new Y.UndoManager(source.getMap('actors'), { captureTimeout: 0 }));
  for (let step = 0; step < steps; step++) {
    const index = random.below(peers.length);
    act(peers[index] as TextPeer, undo[index] as Y.UndoManager, random, step);
    const reader = random.below(peers.length);
    if (random.below(3) > 0)
      for (const update of inboxes[reader]?.splice(0) ?? []) Y.applyUpdate((peers[reader] as TextPeer).source, update, NET);
  }
  const ids = [
    ...new Map(
      updates.flatMap((update) => Y.decodeUpdate(update).structs).map((struct) => [JSON.stringify(struct.id), struct.id]),
    ).values(),
  ];
  for (const peer of peers) peer.close();
  return { updates, ids: [...ids, new Y.ID(5, 0), new Y.ID(5, 2 ** 20)] };
}

function act(peer: TextPeer, undo: Y.UndoManager, random: Random, step: number): void {
  const actors = peer.source.getMap<Y.Map<unknown>>('actors');
  const kind = random.below(10);
  if (kind < 5) {
    const gesture = random.pick(GESTURES);
    gesture.run(peer, randomFrom(random.below(2 ** 31)), () => `w${step}z`);
    peer.session.settle();
  } else if (kind === 5) actors.set(`a${step}`, new Y.Map(Object.entries({ name: 'Le Comptoir', at: [step, 2] })));
  else if (kind < 8 && actors.size > 0)
    random.pick([...actors.values()]).set(random.pick(['name', 'at']), random.pick([[1, step], 'CCAS', null]));
  else if (kind === 8) undo.undo();
  else makeRecord(peer.source, `r${step}`, random.pick(['amal', 'basile']), random.pick(['le bus', '👍🏽 du soir']));
}
