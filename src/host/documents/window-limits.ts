import { type AppError, AppError as Refusal } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { ClientLink, ClientRights } from './client-link';
import { createFrameLimit, type FrameRates } from './frame-limit';
import { createPutAside } from './put-aside';

/** A person types ten frames a second, and a window may pass on what eight tables say; a paste comes at once. */
const RATES: FrameRates = {
  framesPerSecond: 300,
  framesAtOnce: 3000,
  bytesPerSecond: 4 * 1024 * 1024,
  bytesAtOnce: 64 * 1024 * 1024,
};

/** The limits of one window on one document; it may write everything, but not as fast as it likes. */
interface WindowLimits {
  readonly rights: ClientRights;
  /** The link that asks for what was missed while the window was put aside. */
  asks(link: ClientLink): void;
  stop(): void;
}

/** The limits of one window's line to one document. */
export function createWindowLimits(clock: Clock): WindowLimits {
  let link: ClientLink | undefined;
  const limit = createFrameLimit(RATES, clock);
  const aside = createPutAside(() => link?.ask());
  return {
    rights: {
      admitFrame: (bytes) =>
        aside.unlessAside(() => {
          if (!limit.take(bytes)) throw new Refusal('too-many-requests', 'too many updates');
        }),
      onRefused: (error: AppError) => aside.put(error),
    },
    asks(opened) {
      link = opened;
    },
    stop: aside.stop,
  };
}
