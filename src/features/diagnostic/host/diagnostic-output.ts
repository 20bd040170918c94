import { collegesOf } from '#features/people/model/people-section';
import type { Stored } from '#document/records/record-collection';
import type { TextEmbed } from '#document/text/text-read';
import type { OutputRequest } from '#host/feature-output';
import type { HostFeature } from '#host/host-feature';
import { heading, paragraph, plain } from '#shared/output/blocks';
import type { OutputBlock } from '#shared/output/section';
import { localeOf } from '#shared/words/language';
import { type Say, sayIn } from '#shared/words/reader';
import type { Chapter } from '../model/diagnostic-records';
import { orderedChapters } from '../model/chapters/chapter-order';
import { CHAPTER_PARTS, chapterDocument, chapterEmbeds, chaptersOf, figuresOf, notesOf, readChapter } from '../model/diagnostic-section';
import { type EmbedLoss, type EmbedResolver, resolveBlocks } from '../model/resolve-blocks';
import { passagesOf } from '../model/validation/validated-text';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';
import { citedWords } from './cited-words';
import { createResolver, keptHere, numberOf } from './embed-resolver';
import { standLine } from './stand-line';

/** The diagnostic as it leaves: every chapter with who stands behind it and what is still discussed. */
export const diagnosticHost: HostFeature = {
  restitution: { sections: [{ id: 'diagnostic', title: (language) => sayIn(language, { fr, en })('title'), gather }] },
};

type LossCode = Exclude<EmbedLoss, 'missing-embed'> | 'remark-withheld' | 'noter-withheld' | 'empty-chapter';

/** What the text names in its own words; of a testimony or a source it may hold somebody else's, which went with it. */
const NAMED: ReadonlySet<string> = new Set(['actor', 'figure']);

/** What the gathering of all chapters shares. */
interface Gathering {
  readonly request: OutputRequest;
  readonly say: Say<typeof fr>;
  readonly resolver: EmbedResolver;
  readonly lose: (code: LossCode) => void;
}

async function gather(request: OutputRequest): Promise<readonly OutputBlock[]> {
  const say = sayIn(request.language, { fr, en });
  const losses = new Map<LossCode, number>();
  const lose = (code: LossCode) => losses.set(code, (losses.get(code) ?? 0) + 1);
  const known = { kept: await keptHere(request), cited: await citedWords(request) };
  const gathering: Gathering = { request, say, resolver: createResolver(request, known, say), lose };
  const blocks: OutputBlock[] = [];
  for (const chapter of orderedChapters(chaptersOf(request.core).list())) blocks.push(...(await chapterBlocks(chapter, gathering)));
  for (const [code, count] of losses) request.lose(say(`losses.${code}`, { count }));
  return blocks;
}

async function chapterBlocks(chapter: Stored<Chapter>, gathering: Gathering): Promise<OutputBlock[]> {
  const { request, say, resolver, lose } = gathering;
  const { text, held, passages } = await request.documents.using(chapterDocument(chapter.id), ({ doc }) => ({
    text: readChapter(doc),
    held: new Set(chapterEmbeds(doc).map(({ ref }) => ref)),
    passages: passagesOf(request.core, chapter, doc),
  }));
  const goneLine = (gone: TextEmbed | undefined) =>
    say('gone', { what: gone?.embed ?? '', name: gone && NAMED.has(gone.embed) ? gone.label : '', chapter: chapter.title });
  const parts = CHAPTER_PARTS.flatMap((part): OutputBlock[] => {
    const blocks = resolveBlocks(text[part], resolver, (code, gone) =>
      code === 'missing-embed' ? request.lose(goneLine(gone)) : lose(code),
    );
    return blocks.length === 0 ? [] : [heading(2, say(`parts.${part}`)), ...blocks];
  });
  const said = remarks(chapter, gathering);
  const figures = besideFigures(chapter, held, gathering);
  const isNothing = parts.length === 0 && said.length === 0 && figures.length === 0;
  if (isNothing) {
    // A subject that nobody wrote about is a question of the method, and the place to begin in is not even that.
    if (!chapter.unnamed) lose('empty-chapter');
    return [];
  }
  return [
    heading(1, chapter.title),
    ...(chapter.question ? [paragraph(chapter.question, 'lead')] : []),
    ...parts,
    ...figures,
    paragraph(
      standLine(chapter, passages, request, () => lose('noter-withheld')),
      'note',
    ),
    ...said,
  ];
}

/** The figures kept beside the chapter that its text does not hold: they say what they rest on all the same. */
function besideFigures({ id }: Stored<Chapter>, held: ReadonlySet<string>, { request, say }: Gathering): OutputBlock[] {
  const figures = figuresOf(request.core)
    .list()
    .filter((figure) => figure.chapterId === id && !held.has(figure.id));
  if (figures.length === 0) return [];
  const numbers = figures.map((figure): OutputBlock => ({ kind: 'figure', ...numberOf(figure, localeOf(request.language), say) }));
  return [heading(2, say('besideFigures')), ...numbers];
}

/** What somebody wrote beside the chapter and is not settled: with their college, for those who take part. */
function remarks({ id }: Stored<Chapter>, { request: { core, audience }, say, lose }: Gathering): OutputBlock[] {
  const open = notesOf(core)
    .list()
    .filter((note) => note.chapterId === id && !note.done);
  if (open.length === 0) return [];
  if (audience === 'public') {
    for (const _remark of open) lose('remark-withheld');
    return [];
  }
  const items = open.map(({ words, college }) => ({ blocks: [withLabel(words, collegesOf(core).get(college)?.name ?? '')] }));
  return [heading(2, say('remarks')), { kind: 'list', ordered: false, items }];
}

function withLabel(words: string, label: string): OutputBlock {
  return { kind: 'paragraph', children: [plain(words), ...(label ? [{ kind: 'text' as const, text: ` (${label})`, small: true }] : [])] };
}
