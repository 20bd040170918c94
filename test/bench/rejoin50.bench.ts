import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { atMost, type BenchTable, medianOf, type Role, type Unit } from './bench-table';
import { contest, type Entrant, SCALE } from './contest';
import { liveServers } from './live/live-server';
import { comeBack } from './live/rejoin';
import type { WireName } from './live/wire';
import { playAfternoon } from './workshop';

const PRODUCT = 'product';
const PEERS = ['@y/websocket-server 0.1.1', 'Hocuspocus 4.7.0'] as const;
const ENTRANTS: readonly (readonly [string, Role, WireName])[] = [
  [PRODUCT, 'product', 'product'],
  [PEERS[0], 'peer', 'yws'],
  [PEERS[1], 'peer', 'hocuspocus'],
];
const UNITS: Readonly<Record<string, Unit>> = {
  nothingNew: 'bytes',
  nothingNewLast: 'ms',
  tenMissed: 'bytes',
  tenMissedLast: 'ms',
  cpuPerRejoin: 'ms',
};

/** Row 6: fifty people come back to the workshop's document after the Wi-Fi fell; nothing, or ten edits, happened meanwhile. */
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
      async round() {
        const server = await start(kind, { preload });
        try {
          return await comeBack(server);
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
  const peers = Math.min(...PEERS.map((peer) => medianOf(contestants, peer, 'nothingNew')));
  return {
    row: 6,
    name: 'rejoin50',
    workload: `50 clients that hold the workshop's document (seed 42, scale ${SCALE}) reconnect at once; bytes of one rejoin, both ways, messages' headers left out`,
    contestants,
    targets: [
      atMost('with nothing new at most 1,500 bytes', of('nothingNew'), 1500, 0),
      atMost('with nothing new at most a ninetieth of the lighter peer', of('nothingNew') / peers, 1 / 90, 4),
      atMost('with ten edits missed at most 3,000 bytes', of('tenMissed'), 3000, 0),
    ],
    notes: ['asserted: who comes back holds what the writer holds'],
  };
}
