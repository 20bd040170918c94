import * as Y from 'yjs';
import type { TextBlock } from '#document/text/text-read';
import { writeText } from '#document/text/text-write';
import type { Random } from '../random';
import { type Act, isTogether, type Moment, type Scenario, type Target, type Typing, type Word } from './scenario';
import { judge, type Verdict } from './verdict';
import type { Stroke, Writer, WritingRoom } from './writing-room';

/** How a scenario is played: letters and deeds pass each other at a chosen moment, or as the clock and the delay will have it. */
export type Mode = { readonly moment: Moment } | { readonly stride: number } | { readonly delay: number; readonly random: Random };

const ROOT = 'section:one';
/** Typed by each at the end, to see where their caret is. */
const MARKS = ['Q', 'W', 'J'] as const;
/** Milliseconds between two strokes of somebody who types well. */
const PACE = { from: 110, to: 130 };

/** Plays one scenario in a room, with a text of its own, and says what became of everybody's words. */
export async function play(room: WritingRoom, scenario: Scenario, mode: Mode): Promise<Verdict> {
  room.newErrors();
  room.link.setDelay(0);
  // A scenario that broke off may have left something waiting.
  await allDone(room.writers.map((_, person) => room.link.release(person)));
  await room.open(stateOf(scenario.text));
  await prepare(room, scenario);
  if ('delay' in mode) await playTimed(room, scenario, mode.delay, mode.random);
  else if ('stride' in mode) await playTogether(room, scenario, mode.stride);
  else await playHeld(room, scenario, mode.moment);
  room.link.setDelay(0);
  const settled = [await room.quiet()];
  for (const act of scenario.afterwards ?? []) await perform(writer(room, 0), act);
  const typists = peopleOf(scenario);
  await allDone(typists.map(({ person }) => writer(room, person).stroke({ key: MARKS[person] ?? 'Q' })));
  settled.push(await room.quiet());
  return judge(scenario, {
    words: typists.map(({ person, word }) => ({ word, mark: MARKS[person] ?? 'Q', person })),
    reports: await room.reports(),
    quiet: settled.every(Boolean),
    errors: room.newErrors(),
  });
}

function writer(room: WritingRoom, person: number): Writer {
  const found = room.writers[person];
  if (!found) throw new Error(`nobody sits at page ${person}`);
  return found;
}

/** Who types a word in a scenario, the first person first. */
function peopleOf({ typing, others = [] }: Scenario): { person: number; word: Word }[] {
  return [typing, ...others].map(({ word }, person) => ({ person, word }));
}

function stateOf(text: readonly TextBlock[]): string {
  const doc = new Y.Doc();
  doc.transact(() => writeText(doc, ROOT, text));
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
}

/** What was done before, which all have seen, and the carets where they stand when it begins. */
async function prepare(room: WritingRoom, { before, typing, deed, others = [] }: Scenario): Promise<void> {
  if (before) {
    await writer(room, 1).putCaret(before.at as Typing['at']);
    for (const act of before.acts) await perform(writer(room, 1), act);
    for (const stroke of before.types?.strokes ?? []) await writer(room, 1).stroke(stroke);
    await room.quiet();
  }
  await writer(room, 0).putCaret(typing.at);
  for (const [index, other] of others.entries()) if ('at' in other) await writer(room, index + 1).putCaret(other.at);
  if (deed && !isLate(deed.at)) await take(writer(room, 1), deed.at, typing.word, 0);
}

/** A place that depends on what the first person typed is taken when the deed is done, as is a line. */
function isLate(at: Target): boolean {
  return 'inWord' in at || 'afterSeen' in at || 'lineStart' in at || 'selectLine' in at;
}

async function take(writer: Writer, at: Target, word: Word, seen: number): Promise<void> {
  if ('select' in at) await writer.select(at.select);
  else if ('selectLine' in at) await writer.select(at.selectLine, true);
  else if ('inWord' in at) await writer.putCaret({ after: word.text.slice(0, at.inWord) });
  else if ('afterSeen' in at) await writer.putCaret({ after: word.text.slice(0, Math.max(1, seen)) });
  else await writer.putCaret(at);
}

async function perform(writer: Writer, act: Act): Promise<void> {
  if ('press' in act) await writer.stroke({ key: act.press });
  else await writer.command(act.command);
}

async function strike(writer: Writer, strokes: readonly Stroke[]): Promise<void> {
  for (const stroke of strokes) await writer.stroke(stroke);
}

/** What the second person does, and the word they type right after it. */
async function doDeed(room: WritingRoom, { deed, typing, others = [] }: Scenario, seen: number): Promise<void> {
  const second = writer(room, 1);
  if (!deed) return;
  if (isLate(deed.at)) await take(second, deed.at, typing.word, seen);
  for (const act of deed.acts) await perform(second, act);
  for (const { word } of others) await strike(second, word.strokes);
}

async function playHeld(room: WritingRoom, scenario: Scenario, { seen, typed, lettersFirst }: Moment): Promise<void> {
  const { link } = room;
  const first = writer(room, 0);
  const { strokes } = scenario.typing.word;
  await strike(first, strokes.slice(0, seen));
  await first.drawn();
  await link.idle();
  await writer(room, 1).drawn();
  link.hold(0);
  link.hold(1);
  await allDone([strike(first, strokes.slice(seen, typed)), doDeed(room, scenario, seen)]);
  await allDone([first.drawn(), writer(room, 1).drawn()]);
  if (lettersFirst) {
    await link.release(0);
    await writer(room, 1).drawn();
  }
  await link.release(1);
  await first.drawn();
  await strike(first, strokes.slice(typed));
  await link.release(0);
}

/** All type at once; what they typed is exchanged after each `stride` strokes. */
async function playTogether(room: WritingRoom, scenario: Scenario, stride: number): Promise<void> {
  const people = peopleOf(scenario);
  const longest = Math.max(...people.map(({ word }) => word.strokes.length));
  for (let at = 0; at < longest; at += stride) {
    for (const { person } of people) room.link.hold(person);
    await allDone(people.map(({ person, word }) => strike(writer(room, person), word.strokes.slice(at, at + stride))));
    await allDone(people.map(({ person }) => writer(room, person).drawn()));
    await allDone(people.map(({ person }) => room.link.release(person)));
    await allDone(people.map(({ person }) => writer(room, person).drawn()));
  }
}

async function playTimed(room: WritingRoom, scenario: Scenario, delay: number, random: Random): Promise<void> {
  room.link.setDelay(delay);
  const pause = () => wait(PACE.from + random.below(PACE.to - PACE.from + 1));
  const type = async (person: number, word: Word, onStroke: (count: number) => void = () => {}) => {
    for (const [index, stroke] of word.strokes.entries()) {
      await Promise.all([writer(room, person).stroke(stroke), pause()]);
      onStroke(index + 1);
    }
  };
  if (isTogether(scenario)) {
    await allDone(peopleOf(scenario).map(({ person, word }) => wait(random.below(PACE.to)).then(() => type(person, word))));
    return;
  }
  const from = Math.max(1, ...('inWord' in (scenario.deed?.at ?? {}) ? [scenario.cut ?? 2] : []));
  const begins = from + random.below(3);
  const jitter = random.below(PACE.to);
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  await allDone([
    type(0, scenario.typing.word, (count) => count === begins && begin()),
    begun
      .then(() => wait(delay + jitter))
      .then(() => writer(room, 1).drawn())
      .then(() => doDeed(room, scenario, from)),
  ]);
}

/** Waits until all are done, also when one fails: nobody may go on typing into the next scenario. */
async function allDone(doings: readonly Promise<unknown>[]): Promise<void> {
  for (const done of await Promise.allSettled(doings)) if (done.status === 'rejected') throw done.reason;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
