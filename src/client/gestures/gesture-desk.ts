import { createObservable, type Observable } from '#shared/observable';
import type { Unsubscribe } from '#shared/lifecycle';

/** Where the screens that are shown offer what can be done in them, and « Chercher » asks for it. */
export interface GestureDesk {
  /** The names (`gestureName`) of what can be done now. */
  readonly offered: Observable<ReadonlySet<string>>;
  /** Says how a gesture is done, until it is taken back; of several the newest is done. */
  offer(name: string, run: () => void): Unsubscribe;
  /** Does it now, or as soon as it is offered, within some seconds: the screen that does it may still be loading. One asked for later takes its place. */
  ask(name: string): void;
}

/** Whoever waited longer than this went on to something else. */
const LONGEST_WAIT_MS = 8000;

/** What a gesture is called at the desk. */
export function gestureName(feature: string, id: string): string {
  return `${feature}:${id}`;
}

/** A desk on which nothing is offered yet. */
export function createGestureDesk(): GestureDesk {
  const runs = new Map<string, readonly (() => void)[]>();
  const offered = createObservable<ReadonlySet<string>>(new Set());
  let wanted: { readonly name: string; readonly until: number } | undefined;
  const change = (name: string, next: readonly (() => void)[]) => {
    if (next.length === 0) runs.delete(name);
    else runs.set(name, next);
    offered.set(new Set(runs.keys()));
  };
  return {
    offered,
    offer(name, run) {
      change(name, [...(runs.get(name) ?? []), run]);
      if (wanted?.name === name) {
        const isInTime = performance.now() < wanted.until;
        wanted = undefined;
        if (isInTime) run();
      }
      return () =>
        change(
          name,
          (runs.get(name) ?? []).filter((one) => one !== run),
        );
    },
    ask(name) {
      const run = runs.get(name)?.at(-1);
      wanted = run ? undefined : { name, until: performance.now() + LONGEST_WAIT_MS };
      run?.();
    },
  };
}
