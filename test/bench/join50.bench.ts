import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { atMost, type BenchTable, medianOf, type Role, type Unit } from './bench-table';
import { contest, type Entrant, SCALE } from './contest';
import { stormJoins } from './live/join-storm';
import { liveServers } from './live/live-server';
import type { WireName } from './live/wire';
import { playAfternoon } from './workshop';

const PRODUCT = 'product';
const HOCUSPOCUS = 'Hocuspocus 4.7.0';
const LIMIT = 'raw ws, V1 state';
const ENTRANTS: readonly (readonly [string, Role, WireName])[] = [
  [LIMIT, 'limit', 'raw'],
  [PRODUCT, 'product', 'product'],
  ['@y/websocket-server 0.1.1', 'peer', 'yws'],
  [HOCUSPOCUS, 'peer', 'hocuspocus'],
];
const UNITS: Readonly<Record<string, Unit>> = { last: 'ms', cpuPerJoin: 'ms', bytes: 'bytes', calmP99: 'ms', stormP99: 'ms' };

/** Row 5: fifty people join the workshop's document at once, while ten others write in it. */
export async function run(): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), 'faire-avec-bench-'));
  try {
    const { doc } = playAfternoon(SCALE);
    const preload = join(folder, 'state');
    writeFileSync(preload, Y.encodeStateAsUpdate(doc));
    const start = await liveServers();
    const entrants: Entrant[] = ENTRANTS.map(([name, role, kind]) => ({
      name,
      role,
      async round(round) {
        const server = await start(kind, { preload });
        try {
          return await stormJoins(server, doc, kind !== 'raw', 11 + round);
        } finally {
          await server.stop();
        }
      },
    }));
    return tableOf(await contest(entrants, UNITS));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tableOf(contestants: BenchTable['contestants']): BenchTable {
  const of = (figure: string) => medianOf(contestants, PRODUCT, figure);
  return {
    row: 5,
    name: 'join50',
    workload: `50 cold joins at once of the workshop's document (seed 42, scale ${SCALE}) on loopback, while 10 people write 5 edits/s each; calm is 2 s before`,
    contestants,
    targets: [
      atMost('the last one has everything within 500 ms', of('last'), 500, 0),
      atMost('at most 7 ms of CPU a join', of('cpuPerJoin'), 7, 1),
      atMost('at most 0.45 MB a join', of('bytes') / 1e6, 0.45),
      atMost('the last within a fifth of Hocuspocus’', of('last') / medianOf(contestants, HOCUSPOCUS, 'last'), 0.2),
      atMost('p99 of the writers during the storm at most twice that of the calm', of('stormP99') / of('calmP99'), 2),
    ],
    notes: ['asserted: a joiner of each server holds the document and every edit of the writers; the limit only moves its bytes'],
  };
}
