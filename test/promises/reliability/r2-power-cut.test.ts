import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDiskSpace } from '#host/storage/disk-space';
import { openWorkspaceFile } from '#host/storage/workspace-file';
import { createForgetfulDisk, parseTrace, STRACE_ARGUMENTS, type TraceEvent } from '../../support/disk-trace';
import { nodeScript } from '../../support/node-script';
import { randomFrom, seedOf } from '../../support/random';
import { temporaryFolder } from '../../support/temporary-folder';

const canTrace = process.platform === 'linux' && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

describe.skipIf(!canTrace)('R2 nothing acknowledged is lost when the power fails (needs strace)', () => {
  let script: string;
  beforeAll(async () => {
    script = await nodeScript('test/promises/scripts/power-cut-writer.ts');
  });

  it('at 300 moments, with what was not synced dropped or half kept', async () => {
    const outcome = await cutEverywhere(traceOf(script, 'FULL', 110), 300);
    expect(outcome.cuts).toBeGreaterThanOrEqual(300);
    expect(outcome).toMatchObject({ lost: 0, damaged: 0 });
  });

  it('and the same cuts do lose edits when SQLite is told to sync less, so that this test can fail', async () => {
    const outcome = await cutEverywhere(traceOf(script, 'NORMAL', 110), 60);
    expect(outcome.lost).toBeGreaterThan(0);
  });
});

function traceOf(script: string, synchronous: 'FULL' | 'NORMAL', count: number): TraceEvent[] {
  const folder = temporaryFolder();
  const trace = join(temporaryFolder(), 'trace');
  const result = spawnSync('strace', [...STRACE_ARGUMENTS, '-o', trace, process.execPath, script, folder, synchronous, String(count)]);
  if (result.status !== 0) throw new Error(`the writer failed: ${result.stderr}`);
  return parseTrace(readFileSync(trace, 'latin1')).filter((event) => event.kind === 'said' || event.path.startsWith(folder));
}

/** Cuts the power before and after each sync (evenly, `wanted` times in all) and opens what is left. */
async function cutEverywhere(events: readonly TraceEvent[], wanted: number): Promise<{ cuts: number; lost: number; damaged: number }> {
  const random = randomFrom(seedOf('R2'));
  const moments = momentsOf(events);
  const perMoment = Math.ceil(wanted / moments.size);
  const every = Math.max(1, Math.floor(moments.size / wanted));
  const disk = createForgetfulDisk();
  const outcome = { cuts: 0, lost: 0, damaged: 0 };
  let [acknowledged, seen] = [0, 0];
  for (const [index, event] of events.entries()) {
    if (moments.has(index) && seen++ % every === 0) {
      for (let variant = 0; variant < perMoment; variant++) {
        const keep = variant === 0 ? () => false : () => random.next() < 0.5;
        const result = await openAfterCut(disk.cut(keep), acknowledged);
        outcome.cuts += 1;
        outcome[result === 'whole' ? 'cuts' : result] += result === 'whole' ? 0 : 1;
      }
    }
    disk.apply(event);
    if (event.kind === 'said') acknowledged = Number(event.line.replace('ack ', ''));
  }
  return outcome;
}

/** Just before each sync, and after each thing that was said, once the first was. */
function momentsOf(events: readonly TraceEvent[]): Set<number> {
  const first = events.findIndex((event) => event.kind === 'said');
  const moments = events.flatMap((event, index) => (event.kind === 'sync' ? [index] : event.kind === 'said' ? [index + 1] : []));
  return new Set(moments.filter((index) => index > first && index < events.length));
}

async function openAfterCut(files: ReadonlyMap<string, Buffer>, acknowledged: number): Promise<'whole' | 'lost' | 'damaged'> {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of files) writeFileSync(join(folder, basename(path)), content);
  const path = join(folder, 'une.demarche');
  if (!existsSync(path)) return 'lost';
  const space = await createDiskSpace(folder, { ballastBytes: 0 });
  try {
    const { store } = await openWorkspaceFile({ path, key: new Uint8Array(32).fill(7), space });
    const stored = await store.load('core');
    await store.close();
    const numbers = new Set<number>(stored?.snapshot ? (JSON.parse(Buffer.from(stored.snapshot).toString()) as number[]) : []);
    for (const update of stored?.updates ?? []) numbers.add(new DataView(update.buffer, update.byteOffset).getUint32(0));
    for (let number = 1; number <= acknowledged; number++) if (!numbers.has(number)) return 'lost';
    return 'whole';
  } catch {
    return 'damaged';
  } finally {
    space.close();
  }
}
