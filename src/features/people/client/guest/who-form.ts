import type { GuestProfile } from '#bridge/guest-contract';
import { drawn, element } from '#client/light/element';
import { pictureDrawing } from '#client/kit/marks/picture-drawings';
import type { Lobby } from '../../model/lobby';
import { PICTURES } from '../../model/person';
import { collegeMark } from './college-mark';
import type { PeopleWords } from './people-words';

interface WhoFormProps {
  readonly words: PeopleWords;
  readonly lobby: Lobby;
  /** True on a device that was said to be shared already: it stays so. */
  readonly isShared: boolean;
  onChoose(profile: GuestProfile, isShared: boolean): void;
}

/** « Comment vous appeler ? »: a first name or a picture, a college, or none of them. */
export function whoForm({ words, lobby, isShared, onChoose }: WhoFormProps): HTMLElement {
  const name = element('input', {
    id: 'who-name',
    class: 'input',
    name: 'name',
    maxlength: 40,
    autocomplete: 'off',
    autocapitalize: 'words',
  });
  const enter = element('button', { type: 'submit', class: 'button go wide always-there' }, words('enterNameless'));
  const form = element(
    'form',
    { class: 'screen', autocomplete: 'off' },
    element('h1', { tabindex: -1 }, words('title')),
    element('p', { class: 'soft' }, words('intro')),
    element('div', { class: 'block' }, element('label', { for: 'who-name' }, words('name')), name),
    choices(
      'pictures',
      words('pictures'),
      'pictures',
      PICTURES.map((picture) => pictureChoice(words, picture)),
    ),
    lobby.colleges.length > 0 && collegeChoices(words, lobby),
    sharedChoice(words, isShared),
    enter,
  );
  const chosen = () => {
    const fields = new FormData(form);
    const said = (field: string) => String(fields.get(field) ?? '').trim();
    return {
      profile: { name: said('name').slice(0, 40), picture: said('picture'), college: said('college') },
      isShared: isShared || said('shared') !== '',
    };
  };
  form.addEventListener('input', () => {
    const { profile } = chosen();
    enter.textContent = profile.name || profile.picture ? words('enter') : words('enterNameless');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { profile, isShared: shared } = chosen();
    onChoose(profile, shared);
  });
  return form;
}

function collegeChoices(words: PeopleWords, lobby: Lobby): HTMLElement {
  const marks = lobby.colleges.map((college) => radio('college', college.id, [collegeMark(college), element('span', {}, college.name)]));
  return choices('colleges', words('college'), 'choices', [
    ...marks,
    radio('college', '', [element('span', {}, words('noCollege'))], true),
  ]);
}

function pictureChoice(words: PeopleWords, picture: (typeof PICTURES)[number]): HTMLElement {
  const drawing = pictureDrawing(picture);
  const label = element('span', { class: 'visually-hidden' }, words(`picture.${picture}`));
  const choice = radio('picture', picture, [drawing && drawn(drawing, 32), label]);
  // A picture touched again is let go: it is never more than an offer.
  const input = choice.querySelector('input');
  let wasChosen = false;
  choice.addEventListener('pointerdown', () => {
    wasChosen = input?.checked ?? false;
  });
  input?.addEventListener('click', () => {
    if (!wasChosen || !input.checked) return;
    input.checked = false;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    wasChosen = false;
  });
  return choice;
}

function sharedChoice(words: PeopleWords, isShared: boolean): HTMLElement {
  const box = element('input', { type: 'checkbox', name: 'shared', value: 'yes', checked: isShared, disabled: isShared });
  const says = element('span', {}, element('b', {}, words('shared')), element('small', {}, words('sharedNote')));
  return element('label', { class: 'choice' }, box, says);
}

function radio(name: string, value: string, shown: readonly (Node | undefined)[], checked = false): HTMLElement {
  return element('label', { class: 'choice' }, element('input', { type: 'radio', name, value, checked }), ...shown);
}

function choices(id: string, legend: string, look: string, shown: readonly HTMLElement[]): HTMLElement {
  return element('fieldset', { class: 'block', id }, element('legend', {}, legend), element('div', { class: look }, ...shown));
}
