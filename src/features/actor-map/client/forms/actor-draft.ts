import { listAfter } from '#document/records/list-after';
import { ACTOR_KINDS, type Actor, type Article, cleanName, isActorKind, type StoredActor } from '../../model/actor';
import { foldName, guessArticle } from '../../model/french-name';

/** An actor as a form holds it; `ownKind` is the démarche's own word when `kind` is « autre ». */
export interface ActorDraft {
  readonly name: string;
  readonly kind: string;
  readonly ownKind: string;
  readonly college: string;
  readonly territory: string;
  readonly missions: string;
  readonly publics: string;
  readonly contactRole: string;
  readonly article: Article | undefined;
  readonly circles: readonly string[];
  readonly note: string;
}

/** The draft that a form starts from: an actor's own fields, or an empty actor's when there is none. */
export function draftOf(actor: StoredActor | undefined): ActorDraft {
  const own = actor !== undefined && !isActorKind(actor.kind);
  return {
    name: actor?.name ?? '',
    kind: own ? 'other' : (actor?.kind ?? ACTOR_KINDS[0]),
    ownKind: own ? actor.kind : '',
    college: actor?.college ?? '',
    territory: actor?.territory ?? '',
    missions: actor?.missions ?? '',
    publics: actor?.publics ?? '',
    contactRole: actor?.contactRole ?? '',
    article: actor?.article,
    circles: actor?.circles ?? [],
    note: actor?.note ?? '',
  };
}

/**
 * The fields a draft writes over `actor` as it is now; `start` is the draft as the form opened. An article that is the guess
 * is not written, so that a new name is guessed anew.
 */
export function fieldsOf(draft: ActorDraft, start: ActorDraft, actor?: StoredActor): Partial<Actor> & { readonly name: string } {
  const { ownKind, article, ...rest } = draft;
  const circles = listAfter(start.circles, draft.circles, actor?.circles ?? []);
  const name = cleanName(draft.name);
  const kind = draft.kind === 'other' && ownKind.trim() !== '' ? ownKind.trim() : draft.kind;
  return { ...rest, name, kind, circles, article: article === guessArticle(name) ? undefined : article };
}

/** What stands against a draft, as the key of its sentence. */
export function draftProblem(draft: ActorDraft, others: readonly StoredActor[]): 'nameMissing' | 'nameKnown' | undefined {
  const folded = foldName(draft.name);
  if (folded === '') return 'nameMissing';
  return others.some((other) => foldName(other.name) === folded) ? 'nameKnown' : undefined;
}
