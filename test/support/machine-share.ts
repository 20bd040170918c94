import { readFileSync } from 'node:fs';

/** Part of a core that others may take of this machine while something is timed. */
const MOST_OTHERS = 0.4;

/** Processor seconds that a process used so far, as the kernel counts them (proc(5)). */
export function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/**
 * Watches who else uses the machine from now on. The returned function says whether what was timed meanwhile may be
 * judged: a bar in milliseconds is about the product, and means nothing while other programs (or other machines on
 * the same processor) take the cores. Counts this process and `pid` as ours; says aloud when the answer is no.
 */
export function watchOthers(pid: number): () => boolean {
  const [used, begun] = [countOthers(pid), performance.now()];
  return () => {
    const others = used() / (performance.now() - begun);
    if (others <= MOST_OTHERS) return true;
    console.log(`others took ${others.toFixed(1)} cores meanwhile: what took how long is said, and not judged`);
    return false;
  };
}

/**
 * Counts what others use of the processor from now on, in milliseconds of one core, to within some 20. Whatever was
 * timed meanwhile waited for them that long at most.
 */
export function countOthers(pid: number): () => number {
  const [busy, own] = [busySeconds(), ownSeconds(pid)];
  return () => Math.max(0, busySeconds() - busy - (ownSeconds(pid) - own)) * 1000;
}

function ownSeconds(pid: number): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + cpuSecondsOf(pid);
}

/** Everything but idling and waiting for the disk, what other virtual machines stole included. */
function busySeconds(): number {
  const [user, nice, system, , , irq, softirq, steal] = (/^cpu\s+(.*)$/mu.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? '')
    .split(' ')
    .map(Number);
  return [user, nice, system, irq, softirq, steal].reduce<number>((sum, part) => sum + (part ?? 0), 0) / 100;
}
