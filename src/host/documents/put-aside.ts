import { type AppError, toAppError } from '#shared/app-error';

/** How long nothing is taken of somebody who sent too much, or what is refused, in milliseconds. */
const ASIDE_MS = 2000;

/** Takes nothing of somebody for a while after an offence: what is refused costs who sent it, and not the others. */
export interface PutAside {
  /** Answers what `look` answers. What it throws is an offence; while somebody is put aside, it throws that without looking. */
  unlessAside<T>(look: () => T): T;
  /** Puts aside for an offence that showed later. */
  put(why: AppError): void;
  isAside(): boolean;
  stop(): void;
}

/** `onBack` is called when the while is over: time to ask for what was missed, so that honest words are not lost. */
export function createPutAside(onBack: () => void): PutAside {
  let aside: { readonly timer: NodeJS.Timeout; readonly why: AppError } | undefined;
  const back = () => {
    aside = undefined;
    onBack();
  };
  const put = (why: AppError) => {
    aside ??= { timer: setTimeout(back, ASIDE_MS), why };
  };
  return {
    put,
    isAside: () => aside !== undefined,
    unlessAside(look) {
      if (aside) throw aside.why;
      try {
        return look();
      } catch (error) {
        const why = toAppError(error);
        put(why);
        throw why;
      }
    },
    stop: () => clearTimeout(aside?.timer),
  };
}
