import { shownWord } from '#document/records/known-word';
import type { Stored } from '#document/records/record-collection';
import { collegesOf, orderedColleges, peopleOf } from '#features/people/model/people-section';
import type { OutputRequest } from '#host/feature-output';
import { facts } from '#shared/output/blocks';
import { dayOf, formatPartialDate } from '#shared/partial-date';
import { localeOf } from '#shared/words/language';
import { sayIn } from '#shared/words/reader';
import { type Chapter, VALIDATION_WAYS, type Validation } from '../model/diagnostic-records';
import { validationsOf } from '../model/diagnostic-section';
import type { Passage } from '../model/validation/validated-text';
import { type CollegeStand, sharingOf } from '../model/validation/validation';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';

/**
 * Who stands behind a chapter, since when, how it was said and who noted it, in one line: whoever agreed to another text is not
 * among them. What colleges said on one day and in one way is said once. Who noted it is told to those who take part;
 * `onWithheld` is called for each name that stays.
 */
export function standLine({ id }: Stored<Chapter>, passages: readonly Passage[], request: OutputRequest, onWithheld: () => void): string {
  const { core, language } = request;
  const say = sayIn(language, { fr, en });
  const colleges = orderedColleges(collegesOf(core).list());
  const { stands, isShared } = sharingOf({ chapterId: id, passages, colleges, validations: validationsOf(core).list() });
  if (stands.every(({ given }) => !given)) return say('nobody');
  const line = (key: 'validatedBy' | 'reopened' | 'notYet', those: (stand: CollegeStand) => boolean) => {
    const names = toldAlike(stands.filter(those), (given) => givenLine(given, request, onWithheld)).reduce(
      (before, next) => (before === '' ? next : say('andThose', { before, next })),
      '',
    );
    return names === '' ? '' : say(key, { names });
  };
  return facts(
    [
      isShared ? say('shared') : '',
      line('validatedBy', ({ validated }) => validated),
      line('reopened', ({ change }) => change !== undefined),
      line('notYet', ({ given }) => !given),
    ],
    ' ',
  );
}

/** The colleges by name, those whose agreement is told alike together. */
function toldAlike(stands: readonly CollegeStand[], tell: (given: Stored<Validation>) => string): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { college, given } of stands) {
    const told = given ? tell(given) : '';
    groups.set(told, [...(groups.get(told) ?? []), college.name]);
  }
  return [...groups].map(([told, names]) => facts([facts(names, ', '), told && `(${told})`], ' '));
}

/** « 28 novembre 2026, par écrit, noté par Inès ». */
function givenLine({ by, how, createdAt }: Validation, request: OutputRequest, onWithheld: () => void): string {
  const { core, language, audience } = request;
  const say = sayIn(language, { fr, en });
  const name = peopleOf(core).get(by)?.name ?? '';
  if (name !== '' && audience === 'public') onWithheld();
  return facts(
    [
      formatPartialDate(dayOf(createdAt), localeOf(language)),
      how === undefined ? '' : say(`ways.${shownWord(VALIDATION_WAYS, how)}`),
      name !== '' && audience === 'workspace' ? say('notedBy', { name }) : '',
    ],
    ', ',
  );
}
