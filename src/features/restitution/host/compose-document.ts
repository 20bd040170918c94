import { readFrame } from '#features/workspace/model/workspace-section';
import type { DocumentHub } from '#host/documents/document-hub';
import type { FeatureOutput, FeatureSection, OutputRequest } from '#host/feature-output';
import type { OutputDocument, OutputSection } from '#shared/output/section';
import { formatPartialDate } from '#shared/partial-date';
import { localeOf } from '#shared/words/language';
import { sayIn } from '#shared/words/reader';
import type { RestitutionOptions } from '../model/restitution-contract';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';

/** A document, and what could not be carried over, in sentences. */
export interface Composed {
  readonly document: OutputDocument;
  readonly losses: readonly string[];
}

/**
 * Asks every feature for what is wanted and sets it under one title, in the order of the features. What an audience may not
 * read never enters the tree. `today` is `YYYY-MM-DD`.
 */
export async function composeDocument(
  features: readonly FeatureOutput[],
  documents: DocumentHub,
  { audience, language, parts }: RestitutionOptions,
  today: string,
): Promise<Composed> {
  return documents.using('core', async ({ doc: core }) => {
    const losses: string[] = [];
    const request: OutputRequest = { documents, core, audience, language, today, lose: (sentence) => losses.push(sentence) };
    const wanted = features.flatMap(({ sections }) => sections).filter(({ id }) => parts?.includes(id) ?? true);
    const sections: OutputSection[] = [];
    for (const section of wanted) sections.push(...(await gathered(section, request)));
    const { title, territory, purpose } = readFrame(core);
    const say = sayIn(language, { fr, en });
    const document: OutputDocument = {
      language,
      title,
      territory,
      purpose,
      made: say('made', { date: formatPartialDate(today, localeOf(language)), audience }),
      header: features.flatMap((feature) => feature.header?.(request) ?? []),
      contents: say('contents'),
      sections,
      footer: say('footer'),
    };
    return { document, losses: [...new Set(losses)] };
  });
}

/** The section, or none when there is nothing to say. */
async function gathered(section: FeatureSection, request: OutputRequest): Promise<OutputSection[]> {
  const blocks = await section.gather(request);
  return blocks.length === 0 ? [] : [{ id: section.id, title: section.title(request.language), blocks }];
}
