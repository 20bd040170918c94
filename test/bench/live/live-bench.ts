import { atMost, type BenchTable, medianOf, type Role, type Unit } from '../bench-table';
import { contest, type Entrant, SCALE } from '../contest';
import type { ServerOptions } from '../scripts/live-server';
import { playRoom, type RoomPlan } from './live-room';
import { liveServers } from './live-server';
import type { WireName } from './wire';

const SECONDS = Math.max(3, 20 * SCALE);

/** Names of those who take part, for targets and tables. */
export const LIMIT = 'raw ws';
export const JOINED = 'product (joined)';
export const AT_ONCE = 'product (at once)';
const YWS = '@y/websocket-server 0.1.1 (keeps nothing)';
const HOCUSPOCUS = 'Hocuspocus 4.7.0 + SQLite';

const ENTRANTS: readonly (readonly [string, Role, WireName, ServerOptions])[] = [
  [LIMIT, 'limit', 'raw', {}],
  [JOINED, 'product', 'product', {}],
  [AT_ONCE, 'product', 'product', { joinMs: 0 }],
  [YWS, 'peer', 'yws', {}],
  [HOCUSPOCUS, 'peer', 'hocuspocus', {}],
];

const LIVE_UNITS: Readonly<Record<string, Unit>> = {
  p50: 'ms',
  p95: 'ms',
  p99: 'ms',
  lastP99: 'ms',
  cpuPerDelivery: 'µs',
  cpuPercent: 'count',
  bytesPerSecond: 'bytes',
  messagesPerSecond: 'count',
  echoes: 'count',
  rss: 'MB',
};

/** One room on each server in turn, or on those named. */
export async function liveContest(plan: Omit<RoomPlan, 'seconds'>, only?: readonly string[]): Promise<BenchTable['contestants']> {
  const start = await liveServers();
  const entrants: Entrant[] = ENTRANTS.filter(([name]) => !only || only.includes(name)).map(([name, role, kind, options]) => ({
    name,
    role,
    async round(round) {
      const server = await start(kind, options);
      try {
        return await playRoom(server, { ...plan, seconds: SECONDS }, 7 + round);
      } finally {
        await server.stop();
      }
    },
  }));
  return contest(entrants, LIVE_UNITS);
}

/** The table of row 1. */
export async function liveBench(plan: Omit<RoomPlan, 'seconds'> & { row: number; name: string }): Promise<BenchTable> {
  const contestants = await liveContest(plan);
  const ratio = (one: string, other: string, figure: string) => medianOf(contestants, one, figure) / medianOf(contestants, other, figure);
  return {
    row: plan.row,
    name: plan.name,
    workload: workloadOf(plan),
    contestants,
    targets: [
      atMost('at once: p99 of an edit at its last reader at most 1.3 × raw', ratio(AT_ONCE, LIMIT, 'lastP99'), 1.3),
      atMost('at once: CPU at most 1.1 × raw', ratio(AT_ONCE, LIMIT, 'cpuPerDelivery'), 1.1),
      atMost('joined: CPU at most 0.7 × raw', ratio(JOINED, LIMIT, 'cpuPerDelivery'), 0.7),
      atMost('joined: CPU at most 0.65 × Hocuspocus', ratio(JOINED, HOCUSPOCUS, 'cpuPerDelivery'), 0.65),
      atMost('joined: p95 at most 60 ms', medianOf(contestants, JOINED, 'p95'), 60, 0),
      atMost('no edit comes back to its author', medianOf(contestants, JOINED, 'echoes') + medianOf(contestants, AT_ONCE, 'echoes'), 0, 0),
    ],
    notes: ASSERTED,
  };
}

export function workloadOf(plan: Omit<RoomPlan, 'seconds'>): string {
  const cursors = plan.cursors ? ', one move of the cursor with each edit' : '';
  return `${plan.people} people on loopback, ${plan.editsPerSecond} edits/s each, ${SECONDS} s after a warm-up, one room${cursors}; light clients, so that the CPU is the server’s`;
}

export const ASSERTED = [
  'asserted in each round: every edit arrived exactly once everywhere, and three witnesses end with what everybody wrote',
  'the product and Hocuspocus keep what is written (encrypted SQLite); the product acknowledges after the commit, Hocuspocus stores every 2 to 10 s',
];
