/** A step of the one scale of spacing (`--s1`… of tokens.css), or none. */
type Step = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The same room both ways, or one step between lines and another along them. */
export type Space = Step | readonly [block: Step, inline: Step];

/** A space as a style says it. */
export function spaceOf(space: Space): string {
  const [block, inline] = typeof space === 'number' ? [space, space] : space;
  return block === inline ? lengthOf(block) : `${lengthOf(block)} ${lengthOf(inline)}`;
}

function lengthOf(step: Step): string {
  return step === 0 ? '0' : `var(--s${step})`;
}
