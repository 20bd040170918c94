import * as Y from 'yjs';
import { type Random, randomFrom } from '../support/random';

/** How many keystrokes fifty people type in an afternoon; the rest of the workshop scales with it. */
const AFTERNOON_KEYS = 432_000;

const WORDS = 'diagnostic territoire acteur réseau partenaire vallée habitant projet mémoire coopération mairie école'.split(' ');
const PEOPLE = 50;

/** The afternoon of fifty people: every update as it was made, in order, and the document they end with. */
export interface Afternoon {
  /** V1, oldest first. */
  readonly updates: readonly Uint8Array[];
  readonly payloadBytes: number;
  readonly doc: Y.Doc;
}

/**
 * Plays a seeded afternoon: actors, relations, questionnaires, and five reports typed in bursts with
 * corrections, by fifty people into one document. At scale 1 about 457,000 updates.
 */
export function playAfternoon(scale: number, seed = 42): Afternoon {
  const random = randomFrom(seed);
  const doc = new Y.Doc();
  const clientIds = Array.from({ length: PEOPLE }, () => random.below(2 ** 31) + 2 ** 30);
  const updates: Uint8Array[] = [];
  let payloadBytes = 0;
  doc.on('update', (update: Uint8Array) => {
    updates.push(update);
    payloadBytes += update.byteLength;
  });
  const as = (person: number, work: () => void) => {
    doc.clientID = clientIds[person % PEOPLE] ?? 1;
    doc.transact(work);
  };
  fillMap(doc, random, as, scale);
  fillQuestionnaires(doc, random, as, scale);
  typeReports(doc, random, as, Math.round(AFTERNOON_KEYS * scale), 36_000 * scale);
  return { updates, payloadBytes, doc };
}

/** How much one table does while it is apart. */
interface Apart {
  readonly seed: number;
  readonly keys: number;
  readonly fields: number;
}

/**
 * Goes on with a workshop's document as half of its people do: keystrokes in the reports, answers and actors' fields
 * changed. Returns what was typed, in the order of the typing.
 */
export function workApart(doc: Y.Doc, { seed, keys, fields }: Apart): string {
  const random = randomFrom(seed);
  const clientIds = Array.from({ length: PEOPLE / 2 }, () => random.below(2 ** 31) + 2 ** 30);
  const as: As = (person, work) => {
    doc.clientID = clientIds[person % clientIds.length] ?? 1;
    doc.transact(work);
  };
  const typed: string[] = [];
  const reports = Array.from({ length: 5 }, (_, index) => doc.getText(`report${index}`));
  const note = (event: Y.YTextEvent) => {
    for (const { insert } of event.delta) if (typeof insert === 'string') typed.push(insert);
  };
  for (const report of reports) report.observe(note);
  typeReports(doc, random, as, keys, Number.POSITIVE_INFINITY);
  for (const report of reports) report.unobserve(note);
  for (let index = 0; index < fields; index++) {
    const value = words(random, 2);
    const isAnswer = random.next() < 0.8;
    const records = [...doc.getMap<Y.Map<unknown>>(isAnswer ? 'responses' : 'actors').values()];
    const field = isAnswer ? `k${random.below(30)}` : `f${random.below(8)}`;
    as(random.below(PEOPLE), () => random.pick(records).set(field, value));
    typed.push(value);
  }
  return typed.join('');
}

type As = (person: number, work: () => void) => void;

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(' ');
}

function fillMap(doc: Y.Doc, random: Random, as: As, scale: number): void {
  const [actors, relations] = [doc.getMap<Y.Map<unknown>>('actors'), doc.getMap<Y.Map<unknown>>('relations')];
  for (let index = 0; index < 300 * scale; index++) {
    const fields = Array.from({ length: 8 }, (_, field) => [`f${field}`, words(random, 2)] as const);
    const actor = {
      name: words(random, 3),
      kind: random.pick(WORDS),
      at: [random.below(2000), random.below(2000)],
      ...Object.fromEntries(fields),
    };
    as(index, () => actors.set(`a${index}`, new Y.Map(Object.entries(actor))));
  }
  for (let index = 0; index < 600 * scale; index++) {
    const relation = { from: `a${random.below(300)}`, to: `a${random.below(300)}`, kind: random.pick(WORDS), note: words(random, 4) };
    as(index, () => relations.set(`r${index}`, new Y.Map(Object.entries(relation))));
  }
  for (let index = 0; index < 6000 * scale; index++) {
    const at = [random.below(2000), random.below(2000)];
    as(random.below(PEOPLE), () => actors.get(`a${random.below(Math.ceil(300 * scale))}`)?.set('at', at));
  }
}

function fillQuestionnaires(doc: Y.Doc, random: Random, as: As, scale: number): void {
  const responses = doc.getMap<Y.Map<unknown>>('responses');
  for (let index = 0; index < 600 * scale; index++) {
    as(index, () => responses.set(`q${index}`, new Y.Map()));
    for (let answer = 0; answer < 30; answer++) {
      const value = answer % 5 === 0 ? words(random, 12) : random.below(5);
      as(index, () => responses.get(`q${index}`)?.set(`k${answer}`, value));
    }
  }
}

/** A report that grows beyond `mostLetters` is cut back now and then. */
function typeReports(doc: Y.Doc, random: Random, as: As, keys: number, mostLetters: number): void {
  const reports = Array.from({ length: 5 }, (_, index) => doc.getText(`report${index}`));
  const carets = Array.from({ length: PEOPLE }, () => 0);
  for (let typed = 0; typed < keys; ) {
    const person = random.below(PEOPLE);
    const report = reports[person % 5] as Y.Text;
    let caret = random.next() < 0.6 ? Math.min(carets[person] ?? 0, report.length) : random.below(report.length + 1);
    for (let burst = 20 + random.below(60); burst > 0 && typed < keys; burst--, typed++) {
      if (random.next() < 0.25 && caret > 0) as(person, () => report.delete(--caret, 1));
      else as(person, () => report.insert(caret++, random.pick([...'abcdefghij é'])));
    }
    carets[person] = caret;
    if (report.length > mostLetters) as(person, () => report.delete(random.below(report.length - 200), 200));
  }
}
