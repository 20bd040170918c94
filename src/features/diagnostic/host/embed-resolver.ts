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
import { headingOver } from '../model/source-citation';
import { sourcesOf } from '../model/source-section';
import type { fr } from '../words/print.fr';
import type { CitedWords } from './cited-words';

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

/** What a resolver reads beside the core, before it is asked. */
interface Known {
  readonly kept: KeptHere;
  readonly cited: CitedWords;
}

/** What a chapter's embeds stand for, for one audience and in one language. */
export function createResolver(request: OutputRequest, { kept, cited }: Known, say: Say<typeof fr>): EmbedResolver {
  const { core, audience, language } = request;
  const locale = localeOf(language);
  return {
    map: { kind: 'reference', section: 'map', words: say('seeMap') },
    actor: (id) => actorsOf(core).get(id)?.name,
    figure: (id) => {
      const figure = figuresOf(core).get(id);
      return figure && numberOf(figure, locale, say);
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
      if (!sourceReaches(source, audience)) return 'withheld';
      const heading = headingOver(cited.get(sourceId) ?? [], words);
      return citationOf(
        words === source.title ? '' : words,
        facts([sourceLine(source, locale), heading && say('under', { heading })], ', '),
        say,
      );
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

/** A figure with what it rests on: where it comes from, or that nobody said yet; when; among how many. */
export function numberOf({ quantity, about, source, date, n }: Figure, locale: string, say: Say<typeof fr>): OutputNumber {
  const origin = facts(
    [source || say('noSource'), date && formatPartialDate(date, locale), n === undefined ? '' : say('among', { n })],
    ', ',
  );
  return { text: `${formatQuantity(quantity, locale)} ${about}`.trim(), origin };
}

/** Words that already stand between quotation marks, without them. */
function unquoted(words: string): string {
  return /^[«“"]([^«»“”"]*)[»”"]$/su.exec(words)?.[1]?.trim() ?? words;
}

/** Each paragraph of what was said stands between quotation marks of its own. */
function quotationOf({ words, label, consent }: Testimony, college: string, say: Say<typeof fr>): OutputQuotation {
  const blocks = words.split(/\n{2,}/u).map((part) => paragraph(say('spoken', { words: unquoted(part) })));
  return { kind: 'quotation', blocks, label: facts([label, college, say(`scope.${shownWord(CONSENT_SCOPES, consent)}`)]) };
}

/** The words cited, then where they come from; a citation without words names the source alone. */
function citationOf(words: string, origin: string, say: Say<typeof fr>): OutputInline[] {
  const from: OutputInline = { kind: 'text', text: `(${origin})`, small: true };
  return words === '' ? [from] : [plain(`${say('spoken', { words: unquoted(words) })} `), from];
}
