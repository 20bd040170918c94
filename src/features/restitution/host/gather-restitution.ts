import type * as Y from 'yjs';
import { orderedColleges, collegesOf } from '#features/people/model/people-section';
import { readFrame } from '#features/workspace/model/workspace-section';
import type { DocumentHub } from '#host/documents/document-hub';
import { sourcesOf } from '#features/diagnostic/model/source-section';
import { formatPartialDate } from '#shared/partial-date';
import type { Loss, Restitution, RestitutionSource } from '../model/restitution';
import type { RestitutionOptions } from '../model/restitution-contract';
import { fr } from '../model/words.fr';
import { en } from '../model/words.en';
import type { RestitutionWords } from '../model/words';
import { gatherChapters } from './gather-chapters';
import { gatherCommitments, gatherExperiments, gatherPlan } from './gather-experiments';
import { gatherMap } from './gather-map';

/** What the gathering of one restitution shares. */
export interface Gathering {
  readonly core: Y.Doc;
  readonly documents: DocumentHub;
  readonly options: RestitutionOptions;
  readonly words: RestitutionWords;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  lose(code: Loss['code']): void;
}

export function wordsIn(language: RestitutionOptions['language']): RestitutionWords {
  return language === 'en' ? en : fr;
}

/** Reads the démarche's documents into the tree that is written; what an audience may not read never enters it. */
export async function gatherRestitution(documents: DocumentHub, options: RestitutionOptions, today: string): Promise<Restitution> {
  return documents.using('core', async ({ doc: core }) => {
    const losses = new Map<Loss['code'], number>();
    const lose = (code: Loss['code']) => losses.set(code, (losses.get(code) ?? 0) + 1);
    const gathering: Gathering = { core, documents, options, words: wordsIn(options.language), today, lose };
    const { title, territory, purpose } = readFrame(core);
    const wants = (part: RestitutionOptions['parts'][number]) => options.parts.includes(part);
    return {
      title,
      territory,
      purpose,
      madeOn: today,
      audience: options.audience,
      colleges: orderedColleges(collegesOf(core).list()).map(({ name, letter, colour, shape }) => ({ name, letter, colour, shape })),
      chapters: wants('diagnostic') ? await gatherChapters(gathering) : [],
      map: wants('map') ? gatherMap(gathering) : undefined,
      plan: wants('plan') ? gatherPlan(gathering) : undefined,
      experiments: wants('experiments') ? gatherExperiments(gathering) : [],
      commitments: wants('commitments') ? gatherCommitments(gathering) : undefined,
      sources: wants('sources') ? gatherSources(gathering) : [],
      losses: [...losses].map(([code, count]) => ({ code, count })),
    };
  });
}

/** Where things come from. A source that carries somebody's words is named only as far as they agreed. */
function gatherSources({ core, options, lose }: Gathering): RestitutionSource[] {
  return sourcesOf(core)
    .list()
    .filter((source) => {
      const allowed =
        !source.testimony || source.consent === 'public' || (options.audience === 'workspace' && source.consent === 'workspace');
      if (!allowed) lose('source-withheld');
      return allowed;
    })
    .map(({ title, author, date }) => ({ title, author, date: date ? formatPartialDate(date) : '' }));
}
