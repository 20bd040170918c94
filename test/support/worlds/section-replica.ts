import * as Y from 'yjs';
import { LOCAL, Origin, STORE } from '#document/origin';
import { applyForeignUpdate, hasPendingUpdates } from '#document/updates/foreign-updates';
import type { Random } from '../random';

/** A copy of a document on one computer: alive, written down, and with its own undo. */
export interface Replica {
  readonly name: string;
  doc: Y.Doc;
  undo: Y.UndoManager;
  /** What its disk holds: a snapshot and the updates since. */
  stored: { snapshot: Uint8Array | undefined; updates: Uint8Array[] };
  /** Updates on their way to it, in no order. */
  inbox: Uint8Array[];
  /** Replicas of one group hear each other. */
  group: number;
  /** Called with each update that was made or heard here. */
  onUpdate: (update: Uint8Array, from: Replica, local: boolean) => void;
}

const PEER = new Origin('peer');

/** A replica that has what `stored` has. Its client id is new at every start, as the app's are. */
export function startReplica(name: string, random: Random, stored: Replica['stored'], clientId = freshId(random)): Replica {
  const replica: Replica = { name, stored, inbox: [], group: 0, onUpdate: () => {}, ...opened(stored, clientId) };
  watch(replica);
  return replica;
}

/** Stops it as a crash would, and starts it from its disk: undo and what was on its way are gone. */
export function restart(replica: Replica, random: Random): void {
  replica.undo.destroy();
  replica.doc.destroy();
  replica.inbox = [];
  Object.assign(replica, opened(replica.stored, freshId(random)));
  watch(replica);
}

/** Writes the log down as one snapshot, in the encoding the store uses. */
export function compact(replica: Replica): void {
  replica.stored = { snapshot: Y.encodeStateAsUpdateV2(replica.doc), updates: [] };
}

/** Hears one of the updates on their way, whichever; sometimes twice. */
export function hearOne(replica: Replica, random: Random): void {
  const at = random.below(replica.inbox.length);
  const [update] = replica.inbox.slice(at, at + 1);
  if (!update) return;
  if (random.below(5) > 0) replica.inbox.splice(at, 1);
  applyForeignUpdate(replica.doc, update, PEER);
}

/** What two replicas do when they meet: each asks for what it lacks. */
export function meet(a: Replica, b: Replica): void {
  const [forA, forB] = [Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc))];
  applyForeignUpdate(a.doc, forA, PEER);
  applyForeignUpdate(b.doc, forB, PEER);
}

/** Everything on its way arrives, in any order, and everybody meets until nobody waits for anything. */
export function settle(replicas: readonly Replica[], random: Random): void {
  for (const replica of replicas) {
    while (replica.inbox.length > 0) hearOne(replica, random);
  }
  const [first] = replicas;
  if (!first) return;
  for (let round = 0; round < 2; round++) for (const replica of replicas) if (replica !== first) meet(first, replica);
  const waiting = replicas.filter((replica) => hasPendingUpdates(replica.doc));
  if (waiting.length > 0) throw new Error(`${waiting.map(({ name }) => name).join(', ')} still waits for updates`);
}

function freshId(random: Random): number {
  return 1 + random.below(2 ** 31 - 2);
}

function opened(stored: Replica['stored'], clientId: number): Pick<Replica, 'doc' | 'undo'> {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  if (stored.snapshot) Y.applyUpdateV2(doc, stored.snapshot, STORE);
  for (const update of stored.updates) Y.applyUpdate(doc, update, STORE);
  return { doc, undo: new Y.UndoManager(doc, { trackedOrigins: new Set([LOCAL]), captureTimeout: 0 }) };
}

function watch(replica: Replica): void {
  replica.doc.on('update', (update: Uint8Array, origin: unknown) => {
    replica.stored.updates.push(update);
    replica.onUpdate(update, replica, origin !== PEER);
  });
}
