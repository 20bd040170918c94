// Loaded into a host process before the product: says, each time SIGUSR2 asks, what the longest wait of its loop was
// since the last time. Written to the file named by FAIRE_AVEC_TEST_LOOP.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) watch(process.env.FAIRE_AVEC_TEST_LOOP ?? '');

function watch(file) {
  const EVERY_MS = 2;
  let [asked, worst, turn] = [0, nothing(), moment()];
  setInterval(() => {
    const now = moment();
    worst.cpuMs = Math.max(worst.cpuMs, now.cpuMs - turn.cpuMs);
    worst.wallMs = Math.max(worst.wallMs, now.wallMs - turn.wallMs - EVERY_MS);
    turn = now;
  }, EVERY_MS).unref();
  process.on('SIGUSR2', () => {
    writeFileSync(`${file}.part`, JSON.stringify({ asked: ++asked, ...worst, rss: process.memoryUsage().rss }));
    renameSync(`${file}.part`, file);
    worst = nothing();
    turn = moment();
  });
}

function nothing() {
  return { cpuMs: 0, wallMs: 0 };
}

/** The processor's time of this thread alone (proc_pid_schedstat): what others take of the machine is not in it. */
function moment() {
  const cpuMs = Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  return { cpuMs, wallMs: performance.now() };
}
