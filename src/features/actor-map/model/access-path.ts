import { z } from 'zod';
import { knownOr } from '#document/records/known-word';
import type { Stored } from '#document/records/record-collection';

/** What came of pushing a door, in the order it is offered. */
export const DOOR_OUTCOMES = ['sent-on', 'refused', 'no-answer', 'answered'] as const;

/** One door somebody pushed: an actor, or the words of the person when the actor is not on the map. */
export const doorSchema = z.object({
  actor: z.string().max(64).optional().catch(undefined),
  words: z.string().max(400).catch(''),
  outcome: knownOr(DOOR_OUTCOMES, 'sent-on'),
});

/** A door as read. With neither `actor` nor `words`, nobody said which door it was. */
export type Door = Stored<z.output<typeof doorSchema>>;

/** A parcours d'accès: the doors pushed before the right one, told by those who pushed them. */
export const accessPathSchema = z.object({
  name: z.string().min(1).max(200),
  need: z.string().max(1000).catch(''),
  /** Who told it, coarse (« table 3 », « deux habitantes »); never a name. */
  toldBy: z.string().max(200).catch(''),
  createdAt: z.number().catch(0),
});

/** A path with its doors, in the order they were pushed. */
export type AccessPath = z.output<typeof accessPathSchema> & { readonly doors: readonly Door[] };
/** An access path with its record id. */
export type StoredAccessPath = Stored<AccessPath>;

/** How many doors were pushed before the one that answered; every door when none did. */
export function doorsBeforeTheRightOne(path: { readonly doors: readonly Pick<Door, 'outcome'>[] }): number {
  const right = path.doors.findIndex((door) => door.outcome === 'answered');
  return right === -1 ? path.doors.length : right;
}

/** An angle mort: a need that somebody said, and the actors that answer it, if any. */
export const blindSpotSchema = z.object({
  need: z.string().min(1).max(400),
  /** How often or where it was said: « 4 tables sur 5 ». */
  saidBy: z.string().max(400).catch(''),
  note: z.string().max(2000).catch(''),
  createdAt: z.number().catch(0),
});

/** A blind spot as read. `answeredBy` may name actors that are no longer on the map. */
export type BlindSpot = z.output<typeof blindSpotSchema> & {
  /** Ids of the actors that answer the need today. */
  readonly answeredBy: readonly string[];
};
/** A blind spot with its record id. */
export type StoredBlindSpot = Stored<BlindSpot>;

/** The needs nobody answers: none of the actors named is on the map any more, or none ever was. */
export function openBlindSpots(spots: readonly StoredBlindSpot[], actorIds: ReadonlySet<string>): readonly StoredBlindSpot[] {
  return spots.filter((spot) => !spot.answeredBy.some((id) => actorIds.has(id)));
}
