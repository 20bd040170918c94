import { signPictures } from '#features/people/model/person';
import type { GuestPlace } from '#client/guest/guest-session';
import { pictureDrawing } from '#client/kit/marks/picture-drawings';
import { drawn, element } from '#client/light/element';
import { GESTURE_DRAWINGS } from '#client/light/gesture-drawings';
import { looksLikeCode } from '#bridge/spoken-code';
import type { ErrorCode } from '#shared/app-error';
import type { GuestWords } from './guest-words';

/** While the table is looked for; the same as the page shows before its first script. */
export function reachingScreen({ page }: GuestWords): HTMLElement {
  return element(
    'div',
    { class: 'screen calm' },
    element('h1', { tabindex: -1 }, page('reaching')),
    element('p', {}, page('reachingNote')),
  );
}

/** For whoever can't scan the QR code: the code that is read aloud, in two groups, however it is typed. */
export function codeScreen({ page }: GuestWords, trouble: ErrorCode | undefined, onTry: (typed: string) => void): HTMLElement {
  const said = element('p', { id: 'code-trouble', class: 'said', role: 'alert' }, trouble && page(`code.trouble.${troubleWord(trouble)}`));
  const input = element('input', {
    id: 'code',
    class: 'input code',
    maxlength: 20,
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    'aria-describedby': 'code-trouble',
    placeholder: 'ABCD 1234',
  });
  const form = element(
    'form',
    { class: 'screen' },
    element('h1', { tabindex: -1 }, page('code.title')),
    element('p', {}, page('code.intro')),
    element('div', { class: 'block' }, element('label', { for: 'code' }, page('code.label')), input),
    said,
    element('button', { type: 'submit', class: 'button go wide' }, page('code.go')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (looksLikeCode(input.value)) onTry(input.value);
    else {
      said.textContent = page('code.missing');
      input.focus();
    }
  });
  return form;
}

function troubleWord(trouble: ErrorCode): 'tooMany' | 'newer' | 'wrong' | 'old' {
  if (trouble === 'too-many-requests') return 'tooMany';
  if (trouble === 'newer-version') return 'newer';
  return trouble === 'unknown-join-code' ? 'wrong' : 'old';
}

/** Waiting to be let in: two pictures that must be the same on the computer. */
export function waitingScreen({ page, people }: GuestWords, sign: readonly [number, number]): HTMLElement {
  const pictures = signPictures(sign).map((picture) => {
    const drawing = pictureDrawing(picture);
    return element('li', { class: 'sign' }, drawing && drawn(drawing, 72), people(`picture.${picture}`));
  });
  return element(
    'div',
    { class: 'screen calm' },
    element('h1', { tabindex: -1 }, page('waiting.title')),
    element('p', {}, page('waiting.show')),
    element('ul', { class: 'signs' }, ...pictures),
    element('p', { class: 'soft' }, page('waiting.same')),
  );
}

/** Nothing is asked now: calm, and nothing to press. */
export function betweenScreen({ page }: GuestWords): HTMLElement {
  return element(
    'div',
    { class: 'screen calm' },
    drawn(GESTURE_DRAWINGS.hourglass, 56),
    element('h1', { tabindex: -1 }, page('between.title')),
    element('p', {}, page('between.note')),
  );
}

/** Not let in, put out, or the end: what happened, what is safe, what to do. */
export function overScreen({ page }: GuestWords, { why, unsent }: GuestPlace & { at: 'over' }, onAgain: () => void): HTMLElement {
  const said = ({ refused: 'refused', 'put-out': 'putOut', closed: 'closed' } as const)[why];
  const again = element('button', { type: 'button', class: 'button wide' }, page('over.again'));
  again.addEventListener('click', onAgain);
  const words = unsent.map((text) => element('li', { class: 'card' }, element('p', { class: 'words' }, text)));
  return element(
    'div',
    { class: 'screen calm' },
    drawn(GESTURE_DRAWINGS.doorClosed, 56),
    element('h1', { tabindex: -1 }, page(`over.${said}`)),
    element('p', {}, page(`over.${said}Why`)),
    words.length > 0 &&
      element(
        'div',
        { class: 'block' },
        element('p', { class: 'notice' }, page('over.unsent')),
        element('ul', { class: 'cards' }, ...words),
      ),
    again,
  );
}

/** A shared device shows that it forgot, and is ready for the next person. */
export function forgottenScreen({ page }: GuestWords, onNext: () => void): HTMLElement {
  const next = element('button', { type: 'button', class: 'button go wide' }, page('shared.next'));
  next.addEventListener('click', onNext);
  return element(
    'div',
    { class: 'screen done' },
    drawn(GESTURE_DRAWINGS.check, 72),
    element('h1', { tabindex: -1 }, page('shared.forgotten')),
    element('p', {}, page('shared.forgottenNote')),
    next,
  );
}
