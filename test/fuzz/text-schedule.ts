import * as Y from 'yjs';
import { describeEditor } from '#client/editor/rendered-text';
import { goneWords } from '#document/text/gone-words';
import { readText } from '#document/text/text-read';
import { type Random, randomFrom } from '../support/random';
import { FIRST_GESTURES, type Gesture, typeOn, UNDONE_GESTURES } from './text-gestures';
import { NET, openPeer, ROOT, type TextPeer } from './text-peer';
import { type Deletion, TypedWords } from './text-words';

export interface ScheduleOptions {
  readonly seed: number;
  readonly peers?: number;
  readonly steps?: number;
  /** What people may do; a seed is one schedule only for one list. */
  readonly gestures?: readonly Gesture[];
  /** Called with each step, to follow a failure. */
  readonly log?: (line: string) => void;
}

/** The schedule that a seed stands for in CI's fresh ranges and in the corpus: a seed that was printed is played again by it. */
export function scheduleOf(seed: number, gestures = UNDONE_GESTURES): ScheduleOptions {
  return { seed, peers: 2 + (seed % 3), steps: 30 + (seed % 4) * 20, gestures };
}

/** The same in the long runs of `npm run fuzz`. */
export function longScheduleOf(seed: number, gestures = UNDONE_GESTURES): ScheduleOptions {
  return { seed, peers: 2 + (seed % 4), steps: 30 + (seed % 5) * 20, gestures };
}

export interface ScheduleResult {
  readonly seed: number;
  /** Empty when every promise held. Each begins with its kind: `lost`, `torn`, `journal`, `vanished`, `caret`, `differ`, `stuck`. */
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
function playSchedule(options: ScheduleOptions): ScheduleResult {
  const { seed, peers: count = 3, steps = 40, gestures = FIRST_GESTURES, log } = options;
  const random = randomFrom(seed);
  let lastClient = 0;
  // Client ids in a shuffled order, so that who wins a tie is not who came first.
  const clientId = () => (Math.imul(++lastClient, 2654435761) >>> 0) % 1_000_000_007;
  const room = openRoom(count, clientId, random);
  const play = openPlay(gestures, log);
  seedText(room, () => play.wordOf('p0'));
  for (let step = 0; step < steps; step++) playStep(room, random, play);
  room.meet();
  const { failures, doubled } = check(room.peers, play);
  const repaired = room.peers.reduce((sum, peer) => sum + peer.errors.length, 0);
  log?.(room.peers.map((peer) => play.words.readable(peer.text())).join('\n---\n'));
  for (const peer of room.peers) peer.close();
  return { seed, failures, doubled, words: play.words.count, repaired };
}

/**
 * Plays schedules one after the other and gives the event loop its turn after each: what an editor leaves to the next turn
 * (and holds a whole text with) is never done otherwise.
 */
export async function playSchedules(schedules: readonly ScheduleOptions[]): Promise<ScheduleResult[]> {
  const results: ScheduleResult[] = [];
  for (const one of schedules) {
    results.push(playSchedule(one));
    await new Promise(setImmediate);
  }
  return results;
}

/** What is known of an afternoon while it is played. */
interface Play {
  readonly gestures: readonly Gesture[];
  readonly words: TypedWords;
  /** Makes a word that somebody is about to type. */
  readonly wordOf: (author: string) => string;
  /** Letters that were typed. */
  readonly typed: Set<string>;
  readonly deletions: Deletion[];
  /** The words that people have begun, by their names. */
  readonly unfinished: Map<string, Unfinished>;
  readonly failures: string[];
  readonly log: (line: () => string) => void;
}

/** A word that is being typed, and how many of its letters are. */
interface Unfinished {
  readonly letters: string;
  readonly at: number;
}

function openPlay(gestures: readonly Gesture[], log: ScheduleOptions['log']): Play {
  const words = new TypedWords();
  const typed = new Set<string>();
  const wordOf = (author: string) => {
    const letters = words.make(author);
    for (const letter of letters) typed.add(letter);
    return letters;
  };
  return { gestures, words, wordOf, typed, deletions: [], unfinished: new Map(), failures: [], log: (line) => log?.(line()) };
}

function playStep(room: Room, random: Random, play: Play): void {
  const peer = random.pick(room.peers);
  const roll = random.below(100);
  if (roll < 62) act(peer, random, play);
  else if (roll < 90) room.deliver();
  else if (roll < 94) room.cut();
  else if (roll < 97) room.heal();
  else {
    const index = random.below(room.peers.length);
    play.unfinished.delete(room.peers[index]?.name ?? '');
    room.restart(index);
  }
  if (random.chance(0.1)) room.syncTwo();
}

/** Somebody goes on with the word they began, or does something else. */
function act(peer: TextPeer, random: Random, play: Play): void {
  const begun = play.unfinished.get(peer.name);
  if (begun && random.chance(0.9)) goOn(peer, begun, play);
  else gesture(peer, random, play);
}

function goOn(peer: TextPeer, { letters, at }: Unfinished, play: Play): void {
  play.unfinished.delete(peer.name);
  const shown = peer.text();
  // Nobody goes on with a word that they saw being taken away.
  if ([...letters.slice(0, at)].some((letter) => !shown.includes(letter))) return;
  const letter = letters[at] ?? '';
  if (!typeOn(peer, letter)) play.failures.push(`caret of ${peer.name} stands nowhere, in ${play.words.readable(letters)}`);
  else if (letter !== ' ') play.typed.add(letter);
  if (at + 1 < letters.length) play.unfinished.set(peer.name, { letters, at: at + 1 });
  play.log(() => `${peer.name} goes on: ${play.words.readable(peer.text()).replaceAll('\n', '|')}`);
}

function gesture(peer: TextPeer, random: Random, { gestures, words, wordOf, typed, deletions, unfinished, failures, log }: Play): void {
  const chosen = pickGesture(gestures, random);
  unfinished.delete(peer.name);
  if (chosen.comesAfterOthers) peer.session.settle();
  const shown = peer.text();
  const before = words.lettersOf(shown);
  const rest = chosen.run(peer, random, () => wordOf(peer.name));
  if (/^(un|re)do/u.test(chosen.name)) peer.session.settle();
  const after = words.lettersOf(peer.text());
  log(() => `${peer.name} ${chosen.name}: ${words.readable(peer.text()).replaceAll('\n', '|')}`);
  if (rest) {
    unfinished.set(peer.name, { letters: rest, at: 0 });
    for (const letter of rest) typed.delete(letter);
  }
  if (chosen.changesNothing && withoutSpaces(peer.text()) !== withoutSpaces(shown))
    failures.push(`vanished in ${peer.name}'s ${chosen.name}: ${words.readable(shown)} became ${words.readable(peer.text())}`);
  for (const letter of before) {
    if (after.has(letter)) continue;
    const mayGo = chosen.deletes === 'own' ? words.authorOf(letter) === peer.name : chosen.deletes;
    if (mayGo) deletions.push({ letter, by: peer.name, saw: before });
    else failures.push(`vanished ${words.readable(letter)} in ${peer.name}'s own ${chosen.name}`);
  }
}

/** The letters of a text, in their order. */
function withoutSpaces(text: string): string {
  return text.replaceAll(/\s/gu, '');
}

function pickGesture(gestures: readonly Gesture[], random: Random): Gesture {
  let roll = random.below(gestures.reduce((sum, one) => sum + one.weight, 0));
  for (const one of gestures) {
    roll -= one.weight;
    if (roll < 0) return one;
  }
  return gestures[0] as Gesture;
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
    FIRST_GESTURES[index % 3 === 2 ? 2 : 0]?.run(first as TextPeer, randomFrom(index), word);
  }
  meetAll(room.peers);
}

function check(peers: readonly TextPeer[], play: Play): Pick<ScheduleResult, 'failures' | 'doubled'> {
  const failures = [...play.failures];
  const [first, ...others] = peers;
  if (!first) return { failures, doubled: [] };
  for (const peer of others) {
    if (vectorOf(peer) !== vectorOf(first)) failures.push(`differ ${peer.name} and ${first.name}: state vectors`);
    if (sharedOf(peer) !== sharedOf(first)) failures.push(`differ ${peer.name} and ${first.name}: what they hold`);
    if (shownBy(peer) !== shownBy(first)) failures.push(`differ ${peer.name} and ${first.name}: what they show`);
  }
  for (const peer of peers) {
    if (!peer.section.verify()) failures.push(`differ the editor of ${peer.name} did not show its text`);
    if (peer.source.store.pendingStructs) failures.push(`stuck ${peer.name} still waits for updates`);
  }
  const text = first.text();
  const told = peers.flatMap(({ session }) => goneWords(session.doc, session.words).map((run) => run.text));
  const { lost, torn, doubled } = play.words.judge(text, { ...play, kept: play.words.lettersOf(told.join()) });
  failures.push(...lost.map(({ name }) => `lost ${name}`), ...torn.map(({ name }) => `torn ${name}`));
  const untrue = told.filter((run) => play.words.standWhole(run, text, play.typed));
  failures.push(...untrue.map((run) => `journal ${play.words.readable(run)} is in the text, and told to be gone`));
  return { failures, doubled: doubled.map(({ name }) => name) };
}

/** A line to write in, where nothing stands yet, is shown to whoever is there and to nobody else. */
function shownBy({ editor }: TextPeer): string {
  return describeEditor(editor).replace(/^root\[\]$/u, 'root[paragraph[]]');
}

function sharedOf(peer: TextPeer): string {
  return JSON.stringify(readText(peer.source, ROOT));
}

function vectorOf(peer: TextPeer): string {
  return JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(peer.source))].sort((a, b) => a[0] - b[0]));
}
