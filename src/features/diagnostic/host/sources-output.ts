import type { OutputRequest } from '#host/feature-output';
import type { HostFeature } from '#host/host-feature';
import { textList } from '#shared/output/blocks';
import type { OutputBlock } from '#shared/output/section';
import { localeOf } from '#shared/words/language';
import { sayIn } from '#shared/words/reader';
import { sourcesOf } from '../model/source-section';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';
import { keptHere, sourceLine, sourceReaches } from './embed-resolver';

/** Where things come from, as it leaves: a list at the end. */
export const sourcesHost: HostFeature = {
  restitution: { sections: [{ id: 'sources', title: (language) => sayIn(language, { fr, en })('sources'), gather }] },
};

async function gather(request: OutputRequest): Promise<readonly OutputBlock[]> {
  const { core, audience, language, lose } = request;
  const kept = (await keptHere(request)).sources;
  const sources = sourcesOf(core)
    .list()
    .filter(({ id }) => !kept.has(id));
  const told = sources.filter((source) => sourceReaches(source, audience));
  const withheld = kept.size + sources.length - told.length;
  if (withheld > 0) lose(sayIn(language, { fr, en })('losses.source-withheld', { count: withheld }));
  const lines = told.map((source) => sourceLine(source, localeOf(language)));
  return lines.length === 0 ? [] : [textList(lines, true)];
}
