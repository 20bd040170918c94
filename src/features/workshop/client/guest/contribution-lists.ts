import { shownWord } from '#document/records/known-word';
import { nextFrame } from '#client/editor/schedule';
import { bindText } from '#client/documents/text-binding';
import { arrange, drawn, element, type Part } from '#client/light/element';
import { unkeptField } from '#client/light/unkept-field';
import { GESTURE_DRAWINGS } from '#client/light/gesture-drawings';
import type { Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import { type Contribution, CONTRIBUTION_KINDS, MOST_CHARACTERS } from '../../model/contribution';
import { contributionsOf, contributionText } from '../../model/step-section';
import { type GuestStep, givenByOthers, ownContributions } from './guest-step';
import { counted } from './workshop-words';

/** What is being changed in its place in the list: that line is left alone while the others are drawn again. */
interface Changing {
  id: RecordId | undefined;
  line: HTMLElement | undefined;
  unbind: Unsubscribe;
}

/** Below the field: what one wrote, to be changed at any time, and what the table gave. */
export function contributionLists(step: GuestStep, draftId: () => RecordId | undefined): Part & { draw(): void } {
  const { words, doc, readOnly } = step;
  const mine = element('ul', { class: 'cards' });
  const others = element('ul', { class: 'cards' });
  const mineBlock = element('section', { class: 'block', hidden: true }, element('h2', {}, words.mine), mine);
  const nobody = element('p', { class: 'soft' }, words.nobodyYet);
  const changing: Changing = { id: undefined, line: undefined, unbind: () => {} };
  let ownLines = keptLines((one) => ownLine(step, one, changing, draw));
  const otherLines = keptLines((one) => othersLine(step, one));
  const draw = () => {
    const own = ownContributions(step).filter(({ id }) => id !== draftId());
    arrange(
      mine,
      [...own].reverse().map((one) => (one.id === changing.id && changing.line) || ownLines(one)),
    );
    mineBlock.hidden = own.length === 0;
    const given = givenByOthers(step);
    arrange(others, given.map(otherLines));
    nobody.hidden = given.length > 0;
  };
  const drawAnew = () => {
    ownLines = keptLines((one) => ownLine(step, one, changing, draw));
    draw();
  };
  const soon = atNextFrame(draw);
  const stops = [contributionsOf(doc).onChange(soon.ask), readOnly.subscribe(drawAnew), soon.cancel, () => changing.unbind()];
  draw();
  const root = element(
    'div',
    { class: 'lists' },
    mineBlock,
    element('section', { class: 'block' }, element('h2', {}, words.others), nobody, others),
  );
  return {
    root,
    draw,
    close() {
      for (const stop of stops) stop();
    },
  };
}

/** Lines drawn once for each state of a contribution: fifty people who write do not draw fifty lines at each letter. */
function keptLines(drawLine: (one: Stored<Contribution>) => HTMLElement): (one: Stored<Contribution>) => HTMLElement {
  const lines = new WeakMap<Stored<Contribution>, HTMLElement>();
  return (one) => {
    const line = lines.get(one) ?? drawLine(one);
    lines.set(one, line);
    return line;
  };
}

/** At most once a frame, however often it is asked. */
function atNextFrame(task: () => void): { ask(): void; cancel: Unsubscribe } {
  let cancel: Unsubscribe | undefined;
  const run = () => {
    cancel = undefined;
    task();
  };
  return {
    ask: () => {
      cancel ??= nextFrame(run);
    },
    cancel: () => cancel?.(),
  };
}

function ownLine(step: GuestStep, one: Stored<Contribution>, changing: Changing, draw: () => void): HTMLElement {
  const { words, doc, readOnly } = step;
  const line = element('li', { class: 'card' }, ...facts(step, one), element('p', { class: 'words' }, one.text));
  line.append(element('p', { class: 'soft small' }, one.given ? words.isGiven : words.isMine));
  if (readOnly.get()) return line;
  const change = element('button', { type: 'button', class: 'button small' }, drawn(GESTURE_DRAWINGS.pencil, 20), words.change);
  change.addEventListener('click', () => beginChange(step, one, changing, draw));
  const toggle = element('button', { type: 'button', class: 'button small' }, one.given ? words.takeBack : words.give);
  toggle.addEventListener('click', () => contributionsOf(doc).patch(one.id, { given: !one.given }));
  line.append(element('div', { class: 'row' }, change, toggle));
  return line;
}

function beginChange({ words, doc }: GuestStep, { id }: Stored<Contribution>, changing: Changing, draw: () => void): void {
  changing.unbind();
  const area = element('textarea', { class: 'input field', rows: 4, maxlength: MOST_CHARACTERS, 'aria-label': words.change });
  const done = element('button', { type: 'button', class: 'button small go' }, words.changeDone);
  const bind = () => bound(area, contributionText(doc, id));
  let unbind = bind();
  const field = unkeptField(area, () => {
    unbind();
    unbind = bind();
  });
  const line = element('li', { class: 'card' }, field.root, done);
  const stop = () => {
    unbind();
    field.close();
  };
  Object.assign(changing, { id, line, unbind: stop });
  done.addEventListener('click', () => {
    changing.unbind();
    Object.assign(changing, { id: undefined, line: undefined, unbind: () => {} });
    draw();
  });
  draw();
  area.focus();
}

function othersLine(step: GuestStep, one: Stored<Contribution>): HTMLElement {
  return element('li', { class: 'card' }, step.author(one), ...facts(step, one), element('p', { class: 'words' }, one.text));
}

/** Its kind where several were possible, and how many photos and recordings go with it. */
function facts({ words, subject }: GuestStep, { kind, files }: Contribution): HTMLElement[] {
  const photos = files.filter(({ mediaType }) => mediaType.startsWith('image/')).length;
  const recordings = files.length - photos;
  const said = [
    subject.kinds.length > 1 && words.kinds[shownWord(CONTRIBUTION_KINDS, kind)],
    photos > 0 && counted(words.photos, photos),
    recordings > 0 && counted(words.recordings, recordings),
  ].filter((fact) => fact !== false);
  return said.length > 0 ? [element('p', { class: 'soft small' }, said.join(' · '))] : [];
}

function bound(area: HTMLTextAreaElement, text: ReturnType<typeof contributionText>): Unsubscribe {
  return text ? bindText(area, text) : () => {};
}
