import type { BenchTable, Role, Unit } from '../bench-table';
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
export const YWS = '@y/websocket-server 0.1.1 (keeps nothing)';
export const HOCUSPOCUS = 'Hocuspocus 4.7.0 + SQLite';

const ENTRANTS: readonly (readonly [string, Role, WireName, ServerOptions])[] = [
  [LIMIT, 'limit', 'raw', {}],
  [JOINED, 'product', 'product', {}],
  [AT_ONCE, 'product', 'product', { joinMs: 0 }],
  [YWS, 'peer', 'yws', {}],
  [HOCUSPOCUS, 'peer', 'hocuspocus', {}],
];

export const LIVE_UNITS: Readonly<Record<string, Unit>> = {
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

/** One room on each server in turn. */
export async function liveContest(plan: Omit<RoomPlan, 'seconds'>): Promise<BenchTable['contestants']> {
  const start = await liveServers();
  const entrants: Entrant[] = ENTRANTS.map(([name, role, kind, options]) => ({
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

export async function liveBench(plan: Omit<RoomPlan, 'seconds'> & { row: number; name: string }): Promise<BenchTable> {
  const contestants = await liveContest(plan);
  return {
    row: plan.row,
    name: plan.name,
    workload: `${plan.people} people on loopback, ${plan.editsPerSecond} edits/s each, ${SECONDS} s after a warm-up, one room${plan.cursors ? ', one move of the cursor with each edit' : ''}`,
    contestants,
    targets: [],
    notes: [],
  };
}
