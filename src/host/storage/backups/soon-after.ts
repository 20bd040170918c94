/** Work that is done some time after it was first asked for. */
interface SoonAfter {
  soon(): void;
  /** What was asked for and not begun is not done. */
  stop(): void;
}

/** Does `work` once, `ms` after it is asked for, for all who ask meanwhile; it keeps no process alive, and may fail unheard. */
export function soonAfter(ms: number, work: () => Promise<unknown>): SoonAfter {
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    timer = undefined;
    work().catch(() => undefined);
  };
  return {
    soon: () => {
      timer ??= setTimeout(run, ms).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
