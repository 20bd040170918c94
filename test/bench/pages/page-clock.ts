/** Resolves just after the next frame is painted, with the time then. */
export function painted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(0);
    });
  });
}

/** Counts the tasks of more than 50 ms of this page's own thread while `work` runs, and the milliseconds they took together. */
export async function countLongTasks<T>(work: () => Promise<T>): Promise<{ result: T; longTasks: number; blockedMs: number }> {
  const tasks: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  await painted();
  observer.observe({ type: 'longtask' });
  const result = await work();
  // The observer hears of a task after it ended.
  await painted();
  await new Promise((resolve) => setTimeout(resolve, 60));
  tasks.push(...observer.takeRecords());
  observer.disconnect();
  return { result, longTasks: tasks.length, blockedMs: tasks.reduce((sum, task) => sum + task.duration, 0) };
}

/** The value that `part` (0 to 1) of the values do not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The place everything is drawn in. */
export function stage(): HTMLElement {
  const found = document.getElementById('stage');
  if (!found) throw new Error('the bench page has no stage');
  return found;
}
