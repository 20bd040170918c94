import type { FeatureOutput, OutputRequest } from '#host/feature-output';
import { paragraph, plain } from '#shared/output/blocks';
import type { OutputBlock } from '#shared/output/section';
import { sayIn } from '#shared/words/reader';
import { collegesOf, orderedColleges } from '../model/people-section';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';

/** The colleges, under the title of what leaves: whose knowledge speaks, and never who. */
export const peopleOutput: FeatureOutput = { header: colleges, sections: [] };

function colleges({ core, language }: OutputRequest): readonly OutputBlock[] {
  const items = orderedColleges(collegesOf(core).list()).map(({ name, letter }) => ({
    blocks: [{ kind: 'paragraph' as const, children: [{ kind: 'badge' as const, letter }, plain(` ${name}`)] }],
  }));
  if (items.length === 0) return [];
  return [paragraph(sayIn(language, { fr, en })('colleges'), 'label'), { kind: 'list', ordered: false, items }];
}
