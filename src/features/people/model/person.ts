import { z } from 'zod';

/**
 * A participant: a pseudonym or a picture, and a college. Never a personal file: no surname, no address,
 * no date of birth has a place here.
 */
export const personSchema = z.object({
  name: z.string().max(40).catch(''),
  /** An id of `PICTURES`; empty when a name is enough. */
  picture: z.string().max(16).catch(''),
  /** Id of a college; empty when the person does not say. */
  college: z.string().max(64).catch(''),
  createdAt: z.number().catch(0),
});
/** A person as read; with neither name nor picture, somebody who did not say. */
export type Person = z.output<typeof personSchema>;

/**
 * Pictures one can be for the day: plain things that belong to nobody's belief or origin. Ids, not emoji: they
 * are drawn by us, because an old computer has no emoji to draw.
 */
export const PICTURES = [
  'leaf',
  'bike',
  'fish',
  'umbrella',
  'house',
  'music',
  'apple',
  'sailboat',
  'key',
  'moon',
  'snail',
  'flower',
  'bird',
  'sun',
  'feather',
  'mountain',
] as const;
/** The id of a picture that the app can draw. */
export type Picture = (typeof PICTURES)[number];

/** Whether this app can draw it; a later version may know others. */
export function isPicture(value: string): value is Picture {
  return (PICTURES as readonly string[]).includes(value);
}

/** The two pictures that stand for the numbers of a sign: the same on a phone and on the computer that lets it in. */
export function signPictures(sign: readonly [number, number]): readonly [Picture, Picture] {
  const picture = (number: number) => PICTURES[Math.abs(number) % PICTURES.length] ?? 'leaf';
  return [picture(sign[0]), picture(sign[1])];
}
