import { COLLEGE_PATHS } from '#client/kit/marks/college-paths';
import { element, svg } from '#client/light/element';
import type { CollegeLook } from '../../model/college';

/** A college as shape, letter and colour: never colour alone. Decorative: its name stands beside it. */
export function collegeMark(look: CollegeLook, size = 22): HTMLElement {
  const shape = svg({ viewBox: '-1 -1 18 18', width: size, height: size, 'aria-hidden': 'true' }, [
    ['path', { d: COLLEGE_PATHS[look.shape] }],
  ]);
  return element('span', { class: `college college-${look.colour}` }, shape, element('b', { 'aria-hidden': 'true' }, look.letter));
}
