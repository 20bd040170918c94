import { z } from 'zod';
import type { Clock } from '#shared/clock';
import { checksum } from './update-batch';

const WEEK_MS = 7 * 24 * 3_600_000;
/** A clock that is further ahead than this when the app starts again was set wrong. */
const BELIEVED_MS = 100 * 24 * 3_600_000;

const steadyStateSchema = z.object({ wall: z.number(), steady: z.number() });
/** The computer's clock and the steady one at the same moment, in milliseconds since 1970: where the next session goes on. */
export type SteadyState = z.output<typeof steadyStateSchema>;

/**
 * The state as it is kept, with its checksum: it is kept where nothing else tells damage, and one flipped bit would empty
 * the trash years too early.
 */
export function writtenSteadyState({ wall, steady }: SteadyState): string {
  return JSON.stringify({ wall, steady, check: checkOf({ wall, steady }) });
}

/** Reads it again; undefined for what is damaged. Earlier apps wrote no checksum. */
export function parseSteadyState(text: string): SteadyState | undefined {
  try {
    const { check, ...state } = steadyStateSchema.extend({ check: z.number().optional() }).parse(JSON.parse(text));
    return check === undefined || check === checkOf(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

function checkOf({ wall, steady }: SteadyState): number {
  return checksum(new TextEncoder().encode(`${wall} ${steady}`));
}

/**
 * Time that a computer's clock can't carry away: what is closed, erased or thinned out with age is counted by it. While
 * the app runs it goes on with the machine's uptime, whatever the clock says; of the time between two sessions it
 * believes a week at most. So it never goes back, and may lag behind: what it ends is then kept longer.
 */
export interface SteadyClock extends Clock {
  state(): SteadyState;
}

/** `uptime`: milliseconds that only go forward, sleep included. */
export function createSteadyClock(clock: Clock, uptime: () => number, saved?: SteadyState): SteadyClock {
  const begun = uptime();
  const from = saved ? saved.steady + believed(clock.now() - saved.wall) : clock.now();
  let latest = from;
  const now = () => {
    latest = Math.max(latest, from + uptime() - begun);
    return latest;
  };
  return { now, state: () => ({ wall: clock.now(), steady: now() }) };
}

/** How much of the time between two sessions is taken for true. */
function believed(absence: number): number {
  return absence <= 0 || absence > BELIEVED_MS ? 0 : Math.min(absence, WEEK_MS);
}
