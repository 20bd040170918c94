import type * as Y from 'yjs';
import type { GuestProfile } from '#bridge/guest-contract';
import type { Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';
import type { Observable } from '#shared/observable';
import type { Contribution, ContributionKind } from '../../model/contribution';
import { addContribution, contributionsOf } from '../../model/step-section';
import type { StepSubject } from '../../model/workshop-section';
import type { WorkshopWords } from './workshop-words';

/** What the parts of a step's screen share. */
export interface GuestStep {
  readonly words: WorkshopWords;
  readonly subject: StepSubject;
  readonly doc: Y.Doc;
  readonly guestId: string;
  readonly table: string;
  readonly profile: Observable<GuestProfile>;
  readonly readOnly: Observable<boolean>;
  /** Keeps a photo or a recording at the table, and gives its hash. */
  attach(mediaType: string, bytes: Uint8Array): Promise<string>;
  /** Who wrote, as this page draws somebody. */
  author(contribution: Contribution): HTMLElement;
}

/** A contribution of this phone's person, begun now and given to nobody yet. */
export function beginContribution(step: GuestStep, kind: ContributionKind, text: string): RecordId {
  const { name, picture, college } = step.profile.get();
  const own = { author: step.guestId, table: step.table, name, picture, college };
  return addContribution(step.doc, { ...own, kind, text, given: false, files: [], createdAt: Date.now() });
}

/** What this person wrote, oldest first. */
export function ownContributions({ doc, guestId }: GuestStep): readonly Stored<Contribution>[] {
  return contributionsOf(doc)
    .list()
    .filter(({ author }) => author === guestId);
}

/** What the others of this table gave, newest first: words that were not given are shown to nobody. */
export function givenByOthers({ doc, guestId, table }: GuestStep): readonly Stored<Contribution>[] {
  const others = contributionsOf(doc)
    .list()
    .filter((one) => one.given && one.author !== guestId && one.table === table);
  return [...others].reverse();
}

/** Whether there is anything in it to give. */
export function holdsSomething(contribution: Contribution | undefined): boolean {
  return contribution !== undefined && (contribution.text.trim() !== '' || contribution.files.length > 0);
}

/** What this person wrote and kept, of what holds anything. */
export function ungiven(step: GuestStep): readonly Stored<Contribution>[] {
  return ownContributions(step).filter((one) => !one.given && holdsSomething(one));
}

/** Gives the group whatever this person wrote and still keeps. What is empty stays. */
export function giveAll(step: GuestStep): void {
  for (const { id } of ungiven(step)) contributionsOf(step.doc).patch(id, { given: true });
}
