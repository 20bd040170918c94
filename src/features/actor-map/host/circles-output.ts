import { shownWord } from '#document/records/known-word';
import type { OutputRequest } from '#host/feature-output';
import { definitions, facts, heading, paragraph, textList } from '#shared/output/blocks';
import type { OutputBlock } from '#shared/output/section';
import { formatPartialDate } from '#shared/partial-date';
import { formatPeriod } from '#shared/period';
import { localeOf } from '#shared/words/language';
import { type Say, sayIn } from '#shared/words/reader';
import { membersOf } from '../model/actor-map-edit';
import { actorsOf, circlesOf } from '../model/actor-map-section';
import {
  CIRCLE_EVENT_KINDS,
  type CircleEvent,
  type CircleRole,
  isVacant,
  nestedCircles,
  type StoredCircle,
  safeParents,
} from '../model/circle';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';

/** The circles from the outside in, each with its purpose, its members, its roles and what it kept. */
export function gatherCircles(request: OutputRequest): readonly OutputBlock[] {
  const say = sayIn(request.language, { fr, en });
  const circles = circlesOf(request.core).list();
  const parents = safeParents(circles);
  return nestedCircles(circles).flatMap(({ circle }) => {
    const parent = circles.find(({ id }) => id === parents.get(circle.id));
    return circleBlocks(circle, parent?.name ?? '', request, say);
  });
}

function circleBlocks(circle: StoredCircle, parent: string, request: OutputRequest, say: Say<typeof fr>): OutputBlock[] {
  const members = membersOf(actorsOf(request.core).list(), circle.id).map(({ name }) => name);
  const events = [...circle.events].sort((a, b) => (a.on < b.on ? -1 : 1));
  const locale = localeOf(request.language);
  return [
    heading(1, circle.name),
    ...(circle.purpose ? [paragraph(circle.purpose)] : []),
    ...definitions([
      [say('circles.inside'), parent],
      [say('circles.period'), periodOf(circle, locale)],
      [say('circles.members'), facts(members, ', ')],
      [say('circles.roles'), listOf(circle.roles.map((role) => roleLine(role, request, say)))],
      [say('circles.events'), listOf(events.map((event) => eventLine(event, locale, say)))],
    ]),
  ];
}

function listOf(lines: readonly string[]): OutputBlock | undefined {
  return lines.length === 0 ? undefined : textList(lines);
}

/** A circle without an end is still at work. */
function periodOf({ startsOn, endsOn }: StoredCircle, locale: string): string {
  if (startsOn === '' && endsOn === '') return '';
  const from = startsOn === '' ? undefined : startsOn;
  return formatPeriod(endsOn === '' ? { from, openEnd: true } : { from, to: endsOn }, locale);
}

/** Who holds a role is told to those who take part; everybody may know whether it is held. */
function roleLine(role: CircleRole, { audience }: OutputRequest, say: Say<typeof fr>): string {
  const holder = audience === 'workspace' ? say('circles.held', { holder: role.holder }) : say('circles.kept');
  return facts([role.name, role.mandate, isVacant(role) ? say('circles.vacant') : holder, role.term]);
}

function eventLine({ kind, on, text }: CircleEvent, locale: string, say: Say<typeof fr>): string {
  return facts([
    on && formatPartialDate(on, locale),
    say('circles.event', { kind: say(`circles.eventKinds.${shownWord(CIRCLE_EVENT_KINDS, kind)}`), text }),
  ]);
}
