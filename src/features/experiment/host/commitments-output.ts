import { isKnown, shownWord } from '#document/records/known-word';
import type { OutputRequest } from '#host/feature-output';
import { paragraph, textTable } from '#shared/output/blocks';
import type { OutputBlock } from '#shared/output/section';
import { formatPartialDate } from '#shared/partial-date';
import { localeOf } from '#shared/words/language';
import { type Say, sayIn } from '#shared/words/reader';
import { commitmentsSummary } from '../model/commitments';
import { ANSWER_STATES, type Commitment, COMMITMENT_STATES, experimentRecords } from '../model/experiment-section';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';
import { whoOf } from './who';

/** The register of promises: where it stands, then one line for each. */
export function gatherCommitments(request: OutputRequest): readonly OutputBlock[] {
  const say = sayIn(request.language, { fr, en });
  const commitments = experimentRecords(request.core).commitments.list();
  if (commitments.length === 0) return [];
  const { kept, total, waiting } = commitmentsSummary(commitments);
  const columns = (['what', 'who', 'due', 'state', 'answer'] as const).map((column) => say(`commitments.columns.${column}`));
  const rows = commitments.map((commitment) => commitmentRow(commitment, request, say));
  return [paragraph(say('commitments.summary', { kept, total, waiting })), textTable('', columns, rows)];
}

function commitmentRow(commitment: Commitment, request: OutputRequest, say: Say<typeof fr>): string[] {
  const { what, due, why } = commitment;
  const state = say(`commitments.states.${shownWord(COMMITMENT_STATES, commitment.state)}`);
  const locale = localeOf(request.language);
  return [
    what,
    whoOf(commitment, request) || say('none'),
    due ? formatPartialDate(due, locale) : say('none'),
    why ? say('commitments.why', { state, why }) : state,
    answerOf(commitment, locale, say),
  ];
}

/** The name of who is to answer stands beside the word, never inside it: no article has to agree with it. */
function answerOf({ answer, answerFrom, answeredOn, answerText }: Commitment, locale: string, say: Say<typeof fr>): string {
  if (answer === 'none') return say('none');
  if (!isKnown(ANSWER_STATES, answer)) return say('commitments.states.newer');
  if (answer === 'expected') return answerFrom ? say('commitments.expectedFrom', { from: answerFrom }) : say('commitments.expected');
  const received = answeredOn
    ? say('commitments.receivedOn', { date: formatPartialDate(answeredOn, locale) })
    : say('commitments.received');
  return answerText ? say('commitments.answered', { received, answer: answerText }) : received;
}
