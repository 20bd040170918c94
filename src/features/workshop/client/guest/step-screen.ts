import { element, type Part } from '#client/light/element';
import { contributionLists } from './contribution-lists';
import type { GuestStep } from './guest-step';
import { writingPart } from './writing-part';

/** A step as a phone has it: one question, one big field, one button; below, what was written and given. */
export function stepScreen(step: GuestStep): Part {
  const { words, subject, readOnly } = step;
  const notice = element('p', { class: 'notice', role: 'status' });
  const writing = writingPart(step, () => lists.draw());
  const lists = contributionLists(step, () => writing.draftId());
  const follow = () => {
    notice.textContent = readOnly.get() ? words('readOnly') : '';
    notice.hidden = !readOnly.get();
  };
  follow();
  const stop = readOnly.subscribe(follow);
  return {
    root: element(
      'div',
      { class: 'screen' },
      element('h1', { tabindex: -1 }, subject.question),
      subject.help !== '' && element('p', { class: 'soft' }, subject.help),
      notice,
      writing.root,
      lists.root,
    ),
    close() {
      stop();
      writing.close();
      lists.close();
    },
  };
}
