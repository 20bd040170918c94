import { TABLE_DOCUMENT } from '#document/records/kept-records';
import { shownWord } from '#document/records/known-word';
import { actorsOf } from '#features/actor-map/model/actor-map-section';
import { collegesOf } from '#features/people/model/people-section';
import type { OutputRequest } from '#host/feature-output';
import type { OutputAudience } from '#shared/output/audience';
import { facts, paragraph, plain } from '#shared/output/blocks';
import type { OutputInline, OutputNumber, OutputQuotation } from '#shared/output/section';
import type { RecordId } from '#shared/ids';
import { formatPartialDate } from '#shared/partial-date';
import { formatQuantity } from '#shared/quantity';
import { localeOf } from '#shared/words/language';
import type { Say } from '#shared/words/reader';
import { CONSENT_SCOPES, type ConsentScope, type Figure, type Testimony } from '../model/diagnostic-records';
import { figuresOf, testimoniesOf } from '../model/diagnostic-section';
import { picturesOf } from '../model/picture-section';
import type { EmbedResolver } from '../model/resolve-blocks';
import type { Source } from '../model/source';
import { sourcesOf } from '../model/source-section';
import type { fr } from '../words/print.fr';

/** Ids of what this table keeps: known to be withheld, and not read. */
interface KeptHere {
  readonly testimonies: ReadonlySet<RecordId>;
  readonly sources: ReadonlySet<RecordId>;
}

/** What this table keeps of the diagnostic. */
export function keptHere({ documents }: OutputRequest): Promise<KeptHere> {
  return documents.using(TABLE_DOCUMENT, ({ doc }) => ({
    testimonies: new Set(
      testimoniesOf(doc)
        .list()
        .map(({ id }) => id),
    ),
    sources: new Set(
      sourcesOf(doc)
        .list()
        .map(({ id }) => id),
    ),
  }));
}

/** What a chapter's embeds stand for, for one audience and in one language. */
export function createResolver(request: OutputRequest, kept: KeptHere, say: Say<typeof fr>): EmbedResolver {
  const { core, audience, language } = request;
  const locale = localeOf(language);
  return {
    map: { kind: 'reference', section: 'map', words: say('seeMap') },
    actor: (id) => actorsOf(core).get(id)?.name,
    figure: (id) => {
      const figure = figuresOf(core).get(id);
      return figure && numberOf(figure, locale);
    },
    testimony: (id) => {
      if (kept.testimonies.has(id)) return 'withheld';
      const testimony = testimoniesOf(core).get(id);
      if (!testimony) return undefined;
      if (!reaches(testimony.consent, audience)) return 'withheld';
      return quotationOf(testimony, collegesOf(core).get(testimony.college)?.name ?? '', say);
    },
    citation: (sourceId, words) => {
      if (kept.sources.has(sourceId)) return 'withheld';
      const source = sourcesOf(core).get(sourceId);
      if (!source) return undefined;
      return sourceReaches(source, audience) ? citationOf(source, words, locale, say) : 'withheld';
    },
    picture: (id) => {
      const picture = picturesOf(core).get(id);
      return picture && { kind: 'picture', source: picture.data, description: picture.description };
    },
  };
}

/** Words go as far as the person agreed, and no further: « la table » stays at the table, « recherche » is apart. */
function reaches(consent: ConsentScope | undefined, audience: OutputAudience): boolean {
  return consent === 'public' || (consent === 'workspace' && audience === 'workspace');
}

/** A source that carries somebody's words is named only as far as they agreed. */
export function sourceReaches({ testimony, consent }: Source, audience: OutputAudience): boolean {
  return !testimony || reaches(consent, audience);
}

/** A source on one line: its title, who made it, when. */
export function sourceLine({ title, author, date }: Source, locale: string): string {
  return facts([title, author, date && formatPartialDate(date, locale)], ', ');
}

function numberOf({ quantity, about, source, date, n }: Figure, locale: string): OutputNumber {
  const origin = facts([source, date && formatPartialDate(date, locale), n === undefined ? '' : `N = ${n}`], ', ');
  return { text: `${formatQuantity(quantity, locale)} ${about}`.trim(), origin };
}

/** Each paragraph of what was said stands between quotation marks of its own. */
function quotationOf({ words, label, consent }: Testimony, college: string, say: Say<typeof fr>): OutputQuotation {
  const blocks = words.split(/\n{2,}/u).map((part) => paragraph(say('spoken', { words: part })));
  return { kind: 'quotation', blocks, label: facts([label, college, say(`scope.${shownWord(CONSENT_SCOPES, consent)}`)]) };
}

/** The words cited, then where they come from; a citation without words names the source alone. */
function citationOf(source: Source, words: string, locale: string, say: Say<typeof fr>): OutputInline[] {
  const from: OutputInline = { kind: 'text', text: `(${sourceLine(source, locale)})`, small: true };
  return words === '' || words === source.title ? [from] : [plain(`${say('spoken', { words })} `), from];
}
