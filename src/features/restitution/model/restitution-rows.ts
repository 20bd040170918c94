import type { PlanLine } from '#features/experiment/model/plan';
import type { RestitutionCommitments, RestitutionIndicator } from './restitution';
import { fill, type RestitutionWords } from './words';

/** The plan as rows of words, for a table on a page or in Markdown. */
export function planRows(lines: readonly PlanLine[], words: RestitutionWords): string[][] {
  return lines.map((line) => [
    line.label,
    line.group,
    words.states[line.state] + (line.late ? `, ${words.late}` : ''),
    line.plannedText,
    line.actualText || words.none,
    line.condition || words.none,
  ]);
}

export function indicatorRows(indicators: readonly RestitutionIndicator[]): string[][] {
  return indicators.map(({ label, forWhom, baseline, target, observed }) => [label, forWhom, baseline, target, observed]);
}

export function commitmentRows({ rows }: RestitutionCommitments): string[][] {
  return rows.map(({ what, who, due, state, answer }) => [what, who, due, state, answer]);
}

/** « 3 tenus sur 5 ; 1 réponse attendue ». */
export function summaryLine({ summary }: RestitutionCommitments, words: RestitutionWords): string {
  return fill(words.commitmentsSummary, { ...summary });
}
