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
import { type Given, givenHere, giveOne, type GuestStep, ownDrafts } from './guest-step';
import { fileWords } from './workshop-words';

/** What is being changed in its place in the list: that line is left alone while the others are drawn again. */
interface Changing {
  id: RecordId | undefined;
  line: HTMLElement | undefined;
  unbind: Unsubscribe;
}

/** Below the field: what one wrote, kept or given, and what the others of the table gave, the latest first. */
export function contributionLists(step: GuestStep, draftId: () => RecordId | undefined): Part & { draw(): void } {
  const { words, doc, shown, readOnly } = step;
  const mine = element('ul', { class: 'cards' });
  const others = element('ul', { class: 'cards' });
  const mineBlock = element('section', { class: 'block', hidden: true }, element('h2', {}, words('mine')), mine);
  const nobody = element('p', { class: 'soft' }, words('nobodyYet'));
  const changing: Changing = { id: undefined, line: undefined, unbind: () => {} };
  const lines = () => ({
    draft: keptLines((one: Stored<Contribution>) => draftLine(step, one, changing, draw)),
    given: keptLines((one: Given) => (one.isOwn ? ownLine(step, one) : othersLine(step, one))),
  });
  let kept = lines();
  const draw = () => {
    const given = [...givenHere(step)].reverse();
    const drafts = [...ownDrafts(step)].reverse().filter(({ id }) => id !== draftId());
    const own = given.filter(({ isOwn }) => isOwn);
    arrange(mine, [...drafts.map((one) => (one.id === changing.id && changing.line) || kept.draft(one)), ...own.map(kept.given)]);
    mineBlock.hidden = drafts.length + own.length === 0;
    arrange(others, given.filter(({ isOwn }) => !isOwn).map(kept.given));
    nobody.hidden = given.length > own.length;
  };
  const drawAnew = () => {
    kept = lines();
    draw();
  };
  const soon = atNextFrame(draw);
  const stops = [
    contributionsOf(doc).onChange(soon.ask),
    shown.subscribe(soon.ask),
    readOnly.subscribe(drawAnew),
    soon.cancel,
    () => changing.unbind(),
  ];
  draw();
  const root = element(
    'div',
    { class: 'lists' },
    mineBlock,
    element('section', { class: 'block' }, element('h2', {}, words('others')), nobody, others),
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
function keptLines<One extends object>(drawLine: (one: One) => HTMLElement): (one: One) => HTMLElement {
  const lines = new WeakMap<One, HTMLElement>();
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

/** What one keeps: to be changed, and given later. */
function draftLine(step: GuestStep, one: Stored<Contribution>, changing: Changing, draw: () => void): HTMLElement {
  const { words, readOnly } = step;
  const line = element('li', { class: 'card' }, ...facts(step, one), element('p', { class: 'words' }, one.text));
  line.append(element('p', { class: 'soft small' }, words(one.given ? 'isLeaving' : 'isMine')));
  if (one.given || readOnly.get()) return line;
  const change = element('button', { type: 'button', class: 'button small' }, drawn(GESTURE_DRAWINGS.pencil, 20), words('change'));
  change.addEventListener('click', () => beginChange(step, one, changing, draw));
  const give = element('button', { type: 'button', class: 'button small' }, words('give'));
  give.addEventListener('click', () => giveOne(step, one.id));
  line.append(element('div', { class: 'row' }, change, give));
  return line;
}

/** What one gave: it is the group's to read, and one's own to take back. */
function ownLine(step: GuestStep, one: Given): HTMLElement {
  const { words, readOnly } = step;
  const line = element('li', { class: 'card' }, ...facts(step, one), element('p', { class: 'words' }, one.text));
  line.append(element('p', { class: 'soft small', role: 'status' }, words('isGiven')));
  if (readOnly.get()) return line;
  const take = element('button', { type: 'button', class: 'button small' }, words('takeBack'));
  const said = element('p', { class: 'said', role: 'status' });
  take.addEventListener('click', () => {
    take.disabled = true;
    step.takeBack(one.id).catch(() => {
      take.disabled = false;
      said.textContent = words('takeBackFailed');
    });
  });
  line.append(element('div', { class: 'row' }, take), said);
  return line;
}

function beginChange({ words, doc }: GuestStep, { id }: Stored<Contribution>, changing: Changing, draw: () => void): void {
  changing.unbind();
  const area = element('textarea', { class: 'input field', rows: 4, maxlength: MOST_CHARACTERS, 'aria-label': words('change') });
  const done = element('button', { type: 'button', class: 'button small go' }, words('changeDone'));
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

function othersLine(step: GuestStep, one: Given): HTMLElement {
  return element('li', { class: 'card' }, step.author(one), ...facts(step, one), element('p', { class: 'words' }, one.text));
}

/** Its kind where several were possible, and how many photos and recordings go with it. */
function facts({ words, subject }: GuestStep, { kind, files }: Pick<Contribution, 'kind' | 'files'>): HTMLElement[] {
  const said = [...(subject.kinds.length > 1 ? [words(`kinds.${shownWord(CONTRIBUTION_KINDS, kind)}`)] : []), ...fileWords(words, files)];
  return said.length > 0 ? [element('p', { class: 'soft small' }, said.join(' · '))] : [];
}

function bound(area: HTMLTextAreaElement, text: ReturnType<typeof contributionText>): Unsubscribe {
  return text ? bindText(area, text) : () => {};
}
