import type * as Y from 'yjs';
import type { GuestProfile } from '#bridge/guest-contract';
import type { Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';
import type { Observable } from '#shared/observable';
import type { Contribution } from '../../model/contribution';
import { holdsSomething, shownContributionSchema, type ShownContribution } from '../../model/giving';
import { addContribution, contributionsOf } from '../../model/step-section';
import type { StepSubject } from '../../model/workshop-section';
import type { WorkshopWords } from './workshop-words';

/** What the parts of a step's screen share. */
export interface GuestStep {
  readonly words: WorkshopWords;
  readonly subject: StepSubject;
  /** The submission: what this phone's person wrote and has not given. */
  readonly doc: Y.Doc;
  /** What the table gave, this person's own included. */
  readonly shown: Observable<ReadonlyMap<RecordId, unknown>>;
  readonly isLinked: Observable<boolean>;
  /** Takes back what this person gave. */
  takeBack(id: RecordId): Promise<void>;
  readonly guestId: string;
  readonly table: string;
  readonly profile: Observable<GuestProfile>;
  readonly readOnly: Observable<boolean>;
  /** Keeps a photo or a recording at the table, and gives its hash. */
  attach(mediaType: string, bytes: Uint8Array): Promise<string>;
  /** Who wrote, as this page draws somebody. */
  author(contribution: Pick<Contribution, 'name' | 'picture' | 'college'>): HTMLElement;
}

/** A contribution of this phone's person, begun now and given to nobody yet. */
export function beginContribution(step: GuestStep, kind: Contribution['kind'], text: string): RecordId {
  const { name, picture, college } = step.profile.get();
  const own = { author: step.guestId, table: step.table, name, picture, college };
  return addContribution(step.doc, { ...own, kind, text, given: false, files: [], createdAt: Date.now() });
}

/** What this person wrote and has not given, oldest first; what is on its way to the group is `given`. */
export function ownDrafts({ doc }: GuestStep): readonly Stored<Contribution>[] {
  return contributionsOf(doc).list();
}

/** A contribution that was given, as this phone is told of it. */
export type Given = ShownContribution & { readonly id: RecordId };

const read = new WeakMap<object, Given>();

/** What the table gave, oldest first. The same objects until something of them changes. */
export function givenHere({ shown }: GuestStep): readonly Given[] {
  return [...shown.get()].flatMap(([id, value]) => {
    if (typeof value !== 'object' || value === null) return [];
    const known = read.get(value) ?? { ...shownContributionSchema.parse(value), id };
    read.set(value, known);
    return [known];
  });
}

/** What this person wrote and keeps for now, of what holds anything. */
export function ungiven(step: GuestStep): readonly Stored<Contribution>[] {
  return ownDrafts(step).filter((one) => !one.given && holdsSomething(one));
}

/** Gives what is written, each piece; the table takes it once it is reached. */
export function giveAll(step: GuestStep): void {
  for (const { id } of ungiven(step)) giveOne(step, id);
}

/** Marks one piece as given: the table then writes it where all read it, and takes it out of the submission. */
export function giveOne({ doc }: GuestStep, id: RecordId): void {
  contributionsOf(doc).patch(id, { given: true });
}

/** Erases everything that was not given. */
export function eraseAll(step: GuestStep): void {
  for (const { id, given } of ownDrafts(step)) if (!given) contributionsOf(step.doc).remove(id);
}
