import { bindText } from '#client/documents/text-binding';
import { element, type Part } from '#client/light/element';
import { unkeptField } from '#client/light/unkept-field';
import type { RecordId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import { type Contribution, type ContributionKind, MOST_CHARACTERS } from '../../model/contribution';
import { contributionsOf, contributionText } from '../../model/step-section';
import { filesPart } from './files-part';
import { holdsSomething } from '../../model/giving';
import { beginContribution, giveOne, type GuestStep, ownDrafts } from './guest-step';

/** The one being written: its record is made with its first character, so that an empty field leaves nothing behind. */
interface Draft {
  id: RecordId | undefined;
  kind: Contribution['kind'];
  unbind: Unsubscribe;
  /** Nothing was typed nor given yet: what the table or this phone kept may still come. */
  isFresh: boolean;
}

interface WritingPart extends Part {
  /** The contribution in the field; what is listed below leaves it out. */
  draftId(): RecordId | undefined;
}

/** One big field and one button: « Donner au groupe ». `onGiven` hears that the field begins anew. */
export function writingPart(step: GuestStep, onGiven: () => void): WritingPart {
  const { words } = step;
  const draft = takenUp(step);
  const area = element('textarea', {
    id: 'words',
    class: 'input field',
    rows: 5,
    maxlength: MOST_CHARACTERS,
    'aria-describedby': 'words-note',
  });
  const field = unkeptField(area, () => bindDraft(step, draft, area));
  const said = element('p', { class: 'said', role: 'status' });
  const give = element('button', { type: 'button', class: 'button go wide' }, words('give'));
  const kinds = kindChoice(step, draft);
  const files = filesPart(step, () => begun(step, draft, area));
  area.addEventListener('input', () => {
    said.textContent = '';
    if (area.value !== '') begun(step, draft, area);
  });
  give.addEventListener('click', () => {
    const isGiven = giveDraft(step, draft, area);
    said.textContent = words(isGiven ? (step.isLinked.get() ? 'given' : 'givenLater') : 'giveWhat');
    if (!isGiven) {
      area.focus();
      return;
    }
    files.begin();
    onGiven();
  });
  const stops = [followReadOnly(step, [area, give], kinds), followDraft(step, draft, area), files.close, field.close, () => draft.unbind()];
  const label = element('label', { for: 'words', class: 'visually-hidden' }, words('field'));
  const note = element('p', { id: 'words-note', class: 'soft small' }, words('alone'));
  return {
    root: element('div', { class: 'block' }, kinds, label, field.root, note, files.root, give, said),
    draftId: () => draft.id,
    close() {
      for (const stop of stops) stop();
    },
  };
}

/** What this person had begun and not given: the last of it is in the field again. */
function takenUp(step: GuestStep): Draft {
  const kept = ownDrafts(step)
    .filter(({ given }) => !given)
    .at(-1);
  return { id: kept?.id, kind: kept?.kind ?? step.subject.kinds[0] ?? 'lived', unbind: () => {}, isFresh: true };
}

/** The contribution in the field, made now if there was none. */
function begun(step: GuestStep, draft: Draft, area: HTMLTextAreaElement): RecordId {
  if (draft.id !== undefined) return draft.id;
  draft.id = beginContribution(step, draft.kind, area.value);
  draft.isFresh = false;
  bindDraft(step, draft, area);
  return draft.id;
}

function bindDraft({ doc }: GuestStep, draft: Draft, area: HTMLTextAreaElement): void {
  draft.unbind();
  const text = draft.id === undefined ? undefined : contributionText(doc, draft.id);
  draft.unbind = text ? bindText(area, text) : () => {};
}

/** Words kept on this phone or at the table come back after the page: the field takes them up while it is empty. */
function followDraft(step: GuestStep, draft: Draft, area: HTMLTextAreaElement): Unsubscribe {
  const takeUp = () => {
    if (draft.id !== undefined) leaveIfGiven(step, draft, area);
    if (draft.id !== undefined || area.value !== '' || !draft.isFresh) return;
    const { id, kind } = takenUp(step);
    if (id === undefined) return;
    Object.assign(draft, { id, kind });
    bindDraft(step, draft, area);
  };
  bindDraft(step, draft, area);
  return contributionsOf(step.doc).onChange(takeUp);
}

/** Given in another tab of this phone, or erased: what stands in the field is no draft any more, and nothing typed here changes it. */
function leaveIfGiven({ doc }: GuestStep, draft: Draft, area: HTMLTextAreaElement): void {
  const present = contributionsOf(doc).get(draft.id ?? '');
  if (!present || present.given) letGo(draft, area);
}

/** The field is empty, and begins anew. */
function letGo(draft: Draft, area: HTMLTextAreaElement): void {
  draft.unbind();
  Object.assign(draft, { id: undefined, unbind: () => {}, isFresh: false });
  area.value = '';
}

function giveDraft(step: GuestStep, draft: Draft, area: HTMLTextAreaElement): boolean {
  const present = draft.id === undefined ? undefined : contributionsOf(step.doc).get(draft.id);
  if (!present || !holdsSomething(present)) return false;
  letGo(draft, area);
  giveOne(step, present.id);
  return true;
}

function kindChoice(step: GuestStep, draft: Draft): HTMLElement | undefined {
  const { words, subject, doc } = step;
  if (subject.kinds.length < 2) return undefined;
  const choice = (kind: ContributionKind) => {
    const input = element('input', { type: 'radio', name: 'kind', value: kind, checked: kind === draft.kind });
    input.addEventListener('change', () => {
      draft.kind = kind;
      if (draft.id !== undefined) contributionsOf(doc).patch(draft.id, { kind });
    });
    return element('label', { class: 'choice' }, input, element('span', {}, words(`kinds.${kind}`)));
  };
  return element(
    'fieldset',
    { class: 'block' },
    element('legend', { class: 'visually-hidden' }, words('kind')),
    element('div', { class: 'choices-short' }, ...subject.kinds.map(choice)),
  );
}

/** While one may only read, the field is shown and takes nothing. */
function followReadOnly(
  { readOnly }: GuestStep,
  [area, give]: readonly [HTMLTextAreaElement, HTMLButtonElement],
  kinds?: HTMLElement,
): Unsubscribe {
  const follow = () => {
    area.readOnly = readOnly.get();
    give.disabled = readOnly.get();
    kinds?.toggleAttribute('disabled', readOnly.get());
  };
  follow();
  return readOnly.subscribe(follow);
}
