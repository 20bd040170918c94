import * as Y from 'yjs';
import { describeEditor } from '#client/editor/rendered-text';
import { type Random, seededRandom } from './random';
import { GESTURES, type Gesture } from './text-gestures';
import { NET, openPeer, ROOT, type TextPeer } from './text-peer';

export interface ScheduleOptions {
  readonly seed: number;
  readonly peers?: number;
  readonly steps?: number;
  /** Called with each step, to follow a failure. */
  readonly log?: (line: string) => void;
}

export interface ScheduleResult {
  readonly seed: number;
  /** Empty when every promise held. */
  readonly failures: readonly string[];
  /** Words that stand more than once at the end. */
  readonly doubled: readonly string[];
  readonly words: number;
  readonly repaired: number;
}

/**
 * Plays one seeded afternoon: people write, cut off and together, and windows are closed and opened again.
 * Then everybody meets, and R6 and R7 are checked.
 */
export function playSchedule({ seed, peers: count = 3, steps = 40, log = () => {} }: ScheduleOptions): ScheduleResult {
  const random = seededRandom(seed);
  let lastClient = 0;
  // Client ids in a shuffled order, so that who wins a tie is not who came first.
  const clientId = () => (Math.imul(++lastClient, 2654435761) >>> 0) % 1_000_000_007;
  const room = openRoom(count, clientId, random);
  const typed = new Set<string>();
  const deleted = new Set<string>();
  const failures: string[] = [];
  let number = 0;
  const word = () => {
    const made = `w${++number}z`;
    typed.add(made);
    return made;
  };
  seedText(room, word);
  for (let step = 0; step < steps; step++) playStep(room, random, { word, deleted, failures, log, step });
  room.meet();
  check(room.peers, typed, deleted, failures);
  const doubled = doubledWords(room.peers[0]?.words() ?? []);
  const repaired = room.peers.reduce((sum, peer) => sum + peer.errors.length, 0);
  log(room.peers.map((peer) => peer.text()).join('\n---\n'));
  for (const peer of room.peers) peer.close();
  return { seed, failures, doubled, words: typed.size, repaired };
}

interface Play {
  readonly word: () => string;
  readonly deleted: Set<string>;
  readonly failures: string[];
  readonly log: (line: string) => void;
  readonly step: number;
}

function playStep(room: Room, random: Random, play: Play): void {
  const peer = random.pick(room.peers);
  const roll = random.below(100);
  if (roll < 62) gesture(peer, random, play);
  else if (roll < 90) room.deliver();
  else if (roll < 94) room.cut();
  else if (roll < 97) room.heal();
  else room.restart(random.below(room.peers.length));
  if (random.chance(0.1)) room.syncTwo();
}

function gesture(peer: TextPeer, random: Random, { word, deleted, failures, log, step }: Play): void {
  const chosen = pickGesture(random);
  const before = new Set(peer.words());
  chosen.run(peer, random, word);
  if (chosen.name === 'undo' || chosen.name === 'redo') peer.session.settle();
  const after = new Set(peer.words());
  log(`${step} ${peer.name} ${chosen.name}: ${peer.text().replaceAll('\n', '|')}`);
  for (const one of before) {
    if (after.has(one)) continue;
    if (chosen.deletes) deleted.add(one);
    else failures.push(`${one} vanished in ${peer.name}'s own ${chosen.name}`);
  }
}

function pickGesture(random: Random): Gesture {
  let roll = random.below(GESTURES.reduce((sum, one) => sum + one.weight, 0));
  for (const one of GESTURES) {
    roll -= one.weight;
    if (roll < 0) return one;
  }
  return GESTURES[0] as Gesture;
}

interface Room {
  peers: TextPeer[];
  deliver(): void;
  cut(): void;
  heal(): void;
  syncTwo(): void;
  restart(index: number): void;
  meet(): void;
}

function openRoom(count: number, clientId: () => number, random: Random): Room {
  const mail = new Map<string, Uint8Array[]>();
  let apart = new Set<number>();
  const room: Room = {
    peers: Array.from({ length: count }, (_, index) => openPeer(`p${index}`, clientId)),
    deliver: () => {
      const [from, to] = [random.below(count), random.below(count)];
      if (from !== to && apart.has(from) === apart.has(to)) receive(to, take(from, to));
    },
    cut: () => {
      apart = new Set([random.below(count)]);
    },
    heal: () => {
      apart = new Set();
    },
    syncTwo: () => {
      const [from, to] = [random.below(count), random.below(count)];
      if (from !== to && apart.has(from) === apart.has(to)) sync(room.peers[from] as TextPeer, room.peers[to] as TextPeer);
    },
    restart: (index) => {
      room.peers[index] = (room.peers[index] as TextPeer).restart();
      listen(index);
    },
    meet: () => {
      apart = new Set();
      meetAll(room.peers);
    },
  };
  function listen(index: number): void {
    room.peers[index]?.source.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === NET) return;
      for (let to = 0; to < count; to++) if (to !== index) mail.set(`${index}>${to}`, [...(mail.get(`${index}>${to}`) ?? []), update]);
    });
  }
  function take(from: number, to: number): Uint8Array[] {
    const box = mail.get(`${from}>${to}`) ?? [];
    const taken = box.splice(0, 1 + random.below(box.length + 1));
    if (random.chance(0.2)) taken.push(...taken.slice(0, 2));
    if (random.chance(0.3)) taken.reverse();
    return taken;
  }
  function receive(to: number, updates: Uint8Array[]): void {
    const peer = room.peers[to] as TextPeer;
    for (const update of updates) Y.applyUpdate(peer.source, update, NET);
    if (random.chance(0.8)) peer.session.settle();
  }
  for (let index = 0; index < count; index++) listen(index);
  return room;
}

function sync(from: TextPeer, to: TextPeer): void {
  Y.applyUpdate(to.source, Y.encodeStateAsUpdate(from.source, Y.encodeStateVector(to.source)), NET);
  to.session.settle();
}

/** Everybody exchanges until nothing moves any more; rescues are edits too, and travel. */
function meetAll(peers: readonly TextPeer[]): void {
  for (let round = 0; round < 25; round++) {
    const before = peers.map((peer) => Y.encodeStateVector(peer.source).join()).join(';');
    for (const peer of peers) peer.session.settle();
    for (const from of peers) for (const to of peers) if (from !== to) sync(from, to);
    if (peers.map((peer) => Y.encodeStateVector(peer.source).join()).join(';') === before) return;
  }
}

function seedText(room: Room, word: () => string): void {
  const [first] = room.peers;
  for (let index = 0; index < 6; index++) {
    GESTURES[index % 3 === 2 ? 2 : 0]?.run(first as TextPeer, seededRandom(index), word);
  }
  meetAll(room.peers);
}

function check(peers: readonly TextPeer[], typed: ReadonlySet<string>, deleted: ReadonlySet<string>, failures: string[]): void {
  const [first, ...others] = peers;
  if (!first) return;
  for (const peer of others) {
    if (vectorOf(peer) !== vectorOf(first)) failures.push(`${peer.name} and ${first.name} have different state vectors`);
    if (JSON.stringify(peer.source.get(ROOT, Y.XmlText).toDelta()) !== JSON.stringify(first.source.get(ROOT, Y.XmlText).toDelta()))
      failures.push(`${peer.name} and ${first.name} hold different texts`);
    if (describeEditor(peer.editor) !== describeEditor(first.editor)) failures.push(`${peer.name} and ${first.name} show different texts`);
  }
  for (const peer of peers) {
    if (!peer.section.verify()) failures.push(`the editor of ${peer.name} did not show its text`);
    if (peer.source.store.pendingStructs) failures.push(`${peer.name} still waits for updates`);
  }
  const visible = new Set(peers.flatMap((peer) => peer.words()));
  const kept = new Set(
    peers.flatMap((peer) =>
      peer.session.words
        .runs()
        .filter((run) => run.state !== 'live')
        .flatMap((run) => run.text.match(/[a-z]\d+z/gu) ?? []),
    ),
  );
  for (const one of typed) if (!visible.has(one) && !deleted.has(one) && !kept.has(one)) failures.push(`${one} is gone`);
}

function vectorOf(peer: TextPeer): string {
  return JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(peer.source))].sort((a, b) => a[0] - b[0]));
}

function doubledWords(words: readonly string[]): string[] {
  return [...new Set(words.filter((one, index) => words.indexOf(one) !== index))];
}
