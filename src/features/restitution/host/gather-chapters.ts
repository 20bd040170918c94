import { actorsOf } from '#features/actor-map/model/actor-map-section';
import type { Testimony } from '#features/diagnostic/model/diagnostic-records';
import {
  CHAPTER_PARTS,
  chapterDocument,
  chaptersOf,
  figuresOf,
  orderedChapters,
  readChapter,
  testimoniesOf,
  validationsOf,
} from '#features/diagnostic/model/diagnostic-section';
import { sharingOf } from '#features/diagnostic/model/validation';
import { collegesOf, orderedColleges } from '#features/people/model/people-section';
import { formatPartialDate } from '#shared/partial-date';
import { formatQuantity } from '#shared/quantity';
import { type EmbedResolver, resolveBlocks } from '../model/resolve-blocks';
import type { Audience, RestitutionChapter } from '../model/restitution';
import type { Gathering } from './gather-restitution';

/** The diagnostic, chapter by chapter, each with who stands behind it. */
export async function gatherChapters(gathering: Gathering): Promise<RestitutionChapter[]> {
  const { core, documents, lose } = gathering;
  const resolver = createResolver(gathering);
  const colleges = orderedColleges(collegesOf(core).list());
  const validations = validationsOf(core).list();
  const gathered: RestitutionChapter[] = [];
  for (const chapter of orderedChapters(chaptersOf(core).list())) {
    const text = await documents.using(chapterDocument(chapter.id), ({ doc }) => readChapter(doc));
    const parts = CHAPTER_PARTS.map((part) => ({ part, blocks: resolveBlocks(text[part], resolver, lose) }));
    const { stands, isShared } = sharingOf(chapter.id, colleges, validations);
    const names = (validated: boolean) => stands.filter((stand) => stand.validated === validated).map((stand) => stand.college.name);
    gathered.push({
      title: chapter.title,
      question: chapter.question,
      parts: parts.filter(({ blocks }) => blocks.length > 0),
      isShared,
      validated: names(true),
      notYet: names(false),
    });
  }
  return gathered;
}

function createResolver({ core, options, words }: Gathering): EmbedResolver {
  const [actors, figures, testimonies, colleges] = [actorsOf(core), figuresOf(core), testimoniesOf(core), collegesOf(core)];
  return {
    mapLink: options.parts.includes('map') ? words.seeMap : undefined,
    actor: (id) => actors.get(id)?.name,
    figure: (id) => {
      const figure = figures.get(id);
      if (!figure) return undefined;
      const origin = [figure.source, figure.date ? formatPartialDate(figure.date) : '', figure.n === undefined ? '' : `N = ${figure.n}`];
      return { text: `${formatQuantity(figure.quantity)} ${figure.about}`.trim(), origin: origin.filter((part) => part !== '').join(', ') };
    },
    testimony: (id) => {
      const testimony = testimonies.get(id);
      if (!testimony) return undefined;
      if (!reaches(testimony.consent, options.audience)) return 'withheld';
      const college = colleges.get(testimony.college)?.name ?? '';
      return { kind: 'testimony', words: testimony.words, label: testimony.label, college, scope: words.testimonyScope[testimony.consent] };
    },
    picture: (id) => readPicture(core.getMap('pictures').toJSON()[id]),
  };
}

/** Words go as far as the person agreed, and no further: « la table » stays at the table, « recherche » is apart. */
function reaches(consent: Testimony['consent'], audience: Audience): boolean {
  return consent === 'public' || (consent === 'workspace' && audience === 'workspace');
}

/** A picture as the texts keep it, drawn again by the app before it was stored; anything else is none. */
function readPicture(value: unknown): ReturnType<EmbedResolver['picture']> {
  const { data, description } = (value ?? {}) as { data?: unknown; description?: unknown };
  if (typeof data !== 'string' || !/^data:image\/(?:jpeg|png|webp);base64,[A-Za-z0-9+/=]+$/u.test(data)) return undefined;
  return { kind: 'picture', source: data, description: typeof description === 'string' ? description : '' };
}
