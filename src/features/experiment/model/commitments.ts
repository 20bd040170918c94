import { lastDay } from '#shared/partial-date';
import type { Commitment } from './experiment-section';

interface CommitmentsSummary {
  readonly total: number;
  readonly kept: number;
  readonly notKept: number;
  /** Answers expected that have not come. */
  readonly waiting: number;
}

/** Where the register stands. */
export function commitmentsSummary(commitments: readonly Commitment[]): CommitmentsSummary {
  return {
    total: commitments.length,
    kept: commitments.filter((one) => one.state === 'kept').length,
    notKept: commitments.filter((one) => one.state === 'not-kept').length,
    waiting: commitments.filter((one) => one.answer === 'expected').length,
  };
}

/** True when its date has passed and nobody said whether it was kept; `today` is `YYYY-MM-DD`. */
export function isOverdue(commitment: Commitment, today: string): boolean {
  return commitment.state === 'promised' && commitment.due !== undefined && lastDay(commitment.due) < today;
}
