import { pictureDrawing } from '#client/kit/marks/picture-drawings';
import { drawn, element } from '#client/light/element';
import type { CollegeLook } from '../../model/college';
import { isPicture } from '../../model/person';
import { collegeMark } from './college-mark';
import type { PeopleWords } from './people-words';

/** Who somebody said to be: picture, name or the picture's word, and college. */
export interface Somebody {
  readonly name: string;
  readonly picture: string;
  readonly college: CollegeLook | undefined;
}

/** Somebody, on one line beside what they wrote: the college in its three signs, its name for who listens. */
export function personLine(words: PeopleWords, { name, picture, college }: Somebody): HTMLElement {
  const drawing = pictureDrawing(picture);
  const called = name || (isPicture(picture) ? words(`picture.${picture}`) : words('nameless'));
  return element(
    'span',
    { class: 'person' },
    drawing && drawn(drawing, 22),
    element('b', {}, called),
    college && collegeMark(college, 18),
    college && element('span', { class: 'visually-hidden' }, college.name),
  );
}
