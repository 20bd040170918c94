import { z } from 'zod';
import type { Stored } from '#document/records/record-collection';

/**
 * What an actor is. A start: a démarche may write any other word, and an unknown word is kept and drawn
 * as `other`.
 */
export const ACTOR_KINDS = [
  'association',
  'public-service',
  'commune',
  'residents',
  'resource-person',
  'company',
  'school',
  'place',
  'other',
] as const;

/** A kind that the app has a word, a shape and an article for. */
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** How the name is announced in a French sentence; `none` for a name that takes no article. */
export const ARTICLES = ['le', 'la', 'l’', 'les', 'none'] as const;
/** An article as it is written in front of the name. */
export type Article = (typeof ARTICLES)[number];

const shortText = z.string().max(400);
const longText = z.string().max(4000);
/** Map units; a peer's NaN or infinity is not a place. */
const coordinate = z.number().min(-1e6).max(1e6);
/**
 * The middle of an actor on the map, `[x, y]` in map units, y downwards; what is no finite place within a million of
 * the origin is refused.
 */
export const positionSchema = z.tuple([coordinate, coordinate]);
/** `[x, y]` in map units, y downwards. */
export type Position = z.output<typeof positionSchema>;

/**
 * An actor of the territory: an organisation, a collective, a place, or a person in a role. Never a
 * personal file: `contactRole` names a function (« accueil du lundi »), not somebody.
 */
export const actorSchema = z.object({
  name: z.string().min(1).max(200),
  /** One of `ACTOR_KINDS`, or the démarche's own word. */
  kind: z.string().max(80).catch('other'),
  /** Id of a college; empty when the actor speaks for none. */
  college: z.string().max(64).catch(''),
  territory: shortText.catch(''),
  missions: longText.catch(''),
  publics: longText.catch(''),
  contactRole: shortText.catch(''),
  /** One key, written on drop (two keys would be two tombstones a drag). Undefined until somebody or the layout places it. */
  at: positionSchema.optional().catch(undefined),
  /** A place chosen by a person, that the automatic layout leaves alone. */
  pinned: z.boolean().optional().catch(undefined),
  /** Set when a person corrected the guess of `guessArticle`. */
  article: z.enum(ARTICLES).optional().catch(undefined),
  /** Identifier and shape a person wrote in Mermaid, so that their text comes back as they wrote it. */
  mermaidId: z
    .string()
    .regex(/^[A-Za-z][\w-]{0,60}$/u)
    .optional()
    .catch(undefined),
  mermaidShape: z.string().max(24).optional().catch(undefined),
  note: longText.catch(''),
  createdAt: z.number().catch(0),
});

/** An actor as read: only a missing name makes it unreadable, any other wrong field has its default. */
export type Actor = z.output<typeof actorSchema> & {
  /** Ids of the circles the actor takes part in, the first one being where it is drawn in Mermaid. */
  readonly circles: readonly string[];
};
/** An actor with its record id. */
export type StoredActor = Stored<Actor>;

/** A new actor with empty fields; `at` stays undefined until the layout or a person places it. */
export function newActor(name: string, now: number, fields: Partial<Actor> = {}): Actor {
  return {
    name: cleanName(name),
    kind: 'other',
    college: '',
    territory: '',
    missions: '',
    publics: '',
    contactRole: '',
    circles: [],
    note: '',
    createdAt: now,
    ...fields,
  };
}

/** A name on one line, without control characters, at most 200 long. */
export function cleanName(name: string): string {
  return wholeName(name).slice(0, 200);
}

/** A name on one line, without control characters, however long. */
export function wholeName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** True for one of the kinds this app knows; the démarche's own words are drawn as `other`. */
export function isActorKind(kind: string): kind is ActorKind {
  return (ACTOR_KINDS as readonly string[]).includes(kind);
}

/** The kind whose shape is drawn. */
export function drawnKind(kind: string): ActorKind {
  return isActorKind(kind) ? kind : 'other';
}
