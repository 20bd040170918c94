import { type Random, randomFrom } from '../random';
import { type Mode, play } from './play';
import { DELAYS, isFairByClock, isTogether, momentsOf, type Scenario, STRIDES } from './scenario';
import type { Verdict } from './verdict';
import type { WritingRoom } from './writing-room';

/** A scenario, and how it is played. */
export interface Job {
  readonly scenario: Scenario;
  readonly mode: Mode;
}

interface Played extends Job {
  readonly verdict: Verdict;
}

/** Scenarios at every moment at which they can happen: `count` of all there are, drawn at random. */
export function jobsByMoment(scenarios: readonly Scenario[], count: number, random: Random): Job[] {
  const all = scenarios.flatMap((scenario): Job[] =>
    isTogether(scenario)
      ? STRIDES.map((stride) => ({ scenario, mode: { stride } }))
      : momentsOf(scenario).map((moment) => ({ scenario, mode: { moment } })),
  );
  return random.shuffle(all).slice(0, count);
}

/** Scenarios at every delay, by the clock and at the pace of fingers: `count` of all there are, drawn at random. */
export function jobsByClock(scenarios: readonly Scenario[], count: number, random: Random): Job[] {
  const all = scenarios.filter(isFairByClock).flatMap((scenario) => DELAYS.map((delay) => ({ scenario, delay })));
  const chosen = random.shuffle(all).slice(0, count);
  return chosen.map(({ scenario, delay }) => ({ scenario, mode: { delay, random: randomFrom(random.below(2 ** 31)) } }));
}

/** Plays jobs side by side, one at a time in each room. */
export async function playAll(rooms: readonly WritingRoom[], jobs: readonly Job[]): Promise<readonly Played[]> {
  const left = [...jobs];
  const played: Played[] = [];
  const work = async (room: WritingRoom) => {
    for (;;) {
      const at = left.findIndex(({ scenario }) => peopleIn(scenario) <= room.writers.length);
      const [job] = at < 0 ? [] : left.splice(at, 1);
      if (!job) return;
      const verdict = await play(room, job.scenario, job.mode).catch(brokenOff);
      played.push({ ...job, verdict });
    }
  };
  await Promise.all(rooms.map(work));
  return played;
}

/** What could not be played to its end (a word to act on had gone, say) failed. */
function brokenOff(error: Error): Verdict {
  return { faults: [{ fault: 'error', what: error.message.split('\n', 1).join() }], lines: [] };
}

function peopleIn({ others = [] }: Scenario): number {
  return Math.max(2, others.length + 1);
}

/** A job in words, as a failure names it. */
function nameOf({ scenario, mode }: Job): string {
  return `${scenario.name} [${modeOf(mode)}]`;
}

function modeOf(mode: Mode): string {
  if ('delay' in mode) return `${mode.delay} ms`;
  if ('stride' in mode) return `${mode.stride} at a time`;
  const { seen, typed, lettersFirst } = mode.moment;
  return `seen ${seen}, typed ${typed}${lettersFirst ? ', letters first' : ''}`;
}

/** What broke, one line each. */
export function failuresOf(played: readonly Played[]): string[] {
  return played
    .filter(({ verdict }) => verdict.faults.length > 0)
    .map(
      (one) =>
        `${nameOf(one)}: ${one.verdict.faults.map(({ fault, what }) => `${fault} ${what}`).join('; ')} (${one.verdict.lines.join('|')})`,
    );
}

/** How many jobs had each fault, by `rowOf`; a table for people. */
export function tableOf(played: readonly Played[], rowOf: (job: Job) => string): string {
  const rows = new Map<string, Played[]>();
  for (const one of played) rows.set(rowOf(one), [...(rows.get(rowOf(one)) ?? []), one]);
  return [...rows]
    .map(([row, jobs]) => {
      const counts = new Map<string, number>();
      for (const { verdict } of jobs)
        for (const fault of new Set(verdict.faults.map((one) => one.fault))) counts.set(fault, (counts.get(fault) ?? 0) + 1);
      const broken = jobs.filter(({ verdict }) => verdict.faults.length > 0).length;
      return `${row}: ${broken} of ${jobs.length}${broken > 0 ? ` (${[...counts].map(([fault, count]) => `${fault} ${count}`).join(', ')})` : ''}`;
    })
    .join('\n');
}

/** The row of a job by what it tells about the network. */
export function modeRow({ mode }: Job): string {
  return modeOf(mode);
}

/** The row of a job by what people do. */
export function scenarioRow({ scenario }: Job): string {
  return scenario.name;
}
