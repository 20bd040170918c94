/**
 * Starts `attempts` in their order, the next one as soon as one failed or after `patienceMs`, and resolves
 * with the first that succeeds; rejects with the last failure once all have failed. What succeeds too late is
 * given to `discard`.
 */
export function firstToSucceed<T>(attempts: readonly (() => Promise<T>)[], patienceMs: number, discard: (late: T) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let [started, failed, done] = [0, 0, false];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const next = () => {
      clearTimeout(timer);
      const attempt = attempts[started++];
      if (done || !attempt) return;
      timer = setTimeout(next, patienceMs);
      attempt().then(succeeded, lost);
    };
    const succeeded = (value: T) => {
      clearTimeout(timer);
      if (done) discard(value);
      else resolve(value);
      done = true;
    };
    const lost = (error: unknown) => {
      failed++;
      if (failed === attempts.length) {
        clearTimeout(timer);
        reject(error);
      } else if (failed === started) next();
    };
    next();
  });
}
