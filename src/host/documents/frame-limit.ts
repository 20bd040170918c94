import type { Clock } from '#shared/clock';

/** What somebody may send: so much a second, and so much at once after a silence. */
export interface FrameLimit {
  /** Takes a frame of that size into account; false when it is one too many, and nothing is then counted. */
  take(bytes: number): boolean;
}

/** How many frames and bytes may come a second, on average and in one go. */
export interface FrameRates {
  readonly framesPerSecond: number;
  readonly framesAtOnce: number;
  readonly bytesPerSecond: number;
  readonly bytesAtOnce: number;
}

/** Two buckets that fill with time. */
export function createFrameLimit(rates: FrameRates, clock: Clock): FrameLimit {
  let [frames, bytes, at] = [rates.framesAtOnce, rates.bytesAtOnce, clock.now()];
  return {
    take(size) {
      const seconds = Math.max(0, clock.now() - at) / 1000;
      at = clock.now();
      frames = Math.min(rates.framesAtOnce, frames + seconds * rates.framesPerSecond);
      bytes = Math.min(rates.bytesAtOnce, bytes + seconds * rates.bytesPerSecond);
      if (frames < 1 || bytes < size) return false;
      frames--;
      bytes -= size;
      return true;
    },
  };
}
