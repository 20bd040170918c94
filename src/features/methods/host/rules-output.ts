import { readFrame } from '#features/workspace/model/workspace-section';
import type { FeatureOutput, OutputRequest } from '#host/feature-output';
import { paragraph, textList } from '#shared/output/blocks';
import type { OutputBlock } from '#shared/output/section';
import { formatPartialDate } from '#shared/partial-date';
import { localeOf } from '#shared/words/language';
import { sayIn } from '#shared/words/reader';
import { inOrder, processRecords } from '../model/process-section';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';

/** The ground rules as they leave, with the day the group agreed on them. The method itself is handed on in a file of its own. */
export const rulesOutput: FeatureOutput = {
  sections: [{ id: 'rules', title: (language) => sayIn(language, { fr, en })('rules.title'), gather }],
};

function gather({ core, language }: OutputRequest): readonly OutputBlock[] {
  const say = sayIn(language, { fr, en });
  const rules = inOrder(processRecords(core).rules.list())
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
  if (rules.length === 0) return [];
  const { agreedOn } = readFrame(core);
  const agreed = agreedOn ? say('rules.agreed', { date: formatPartialDate(agreedOn, localeOf(language)) }) : say('rules.open');
  return [textList(rules, true), paragraph(agreed, 'note')];
}
