import { submissionId, submissionOf } from '#document/audience';
import { type FeatureModel, type SubmissionPart, submissionPart } from '#document/feature-model';
import { Origin } from '#document/origin';
import type { Clock } from '#shared/clock';
import type { DocumentId, RecordId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import type { DocumentHub } from '#host/documents/document-hub';
import type { LiveDocument } from '#host/documents/live-document';
import { changeInOrder } from './change-in-order';
import * as Y from 'yjs';

/** What moves between a submission and the document it is for. */
interface GivingParts {
  readonly hub: DocumentHub;
  readonly models: readonly FeatureModel[];
  readonly clock: Clock;
  /** The id of this table. */
  table(): Promise<string>;
  reportFailure(error: unknown): void;
}

/** The host's hand: nobody's gesture, so nobody's to undo. */
const GIVING = new Origin('host', 'giving');

/**
 * Gives what authors marked as given, for as long as a démarche is open: it is written where it belongs and, once that is on
 * the disk, leaves the submission. What was written before there were submissions, and never given, goes back to its
 * author's when its document is opened.
 */
export function followSubmissions(parts: GivingParts): Unsubscribe {
  return parts.hub.onOpened((id) => {
    const submission = submissionOf(id);
    const part = submissionPart(parts.models, submission?.target ?? id);
    if (!part) return;
    const following = submission ? followSubmission(parts, part, id, submission.target) : bringHome(parts, part, id);
    following.catch(parts.reportFailure);
  });
}

/** Looks for what is marked each time a submission changes; one look waits for the other, and for no other submission's. */
async function followSubmission(parts: GivingParts, part: SubmissionPart, id: DocumentId, target: DocumentId): Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  const look = () => {
    last = last.then(() => give(parts, part, id, target)).catch(parts.reportFailure);
  };
  await parts.hub.using(id, ({ doc }) => {
    // A letter marks nothing: only a field does.
    doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
      if ([...changed.keys()].some((type) => !(type instanceof Y.Text)) && part.marked(doc).length > 0) look();
    });
    look();
  });
}

async function give({ hub, clock }: GivingParts, part: SubmissionPart, id: DocumentId, target: DocumentId): Promise<void> {
  await usingBoth(hub, id, target, (submission, given) => {
    const ids = part.marked(submission.doc);
    if (ids.length === 0 || given.readOnly) return undefined;
    return changeInOrder(
      GIVING,
      [given, (doc) => part.give(submission.doc, doc, clock.now())],
      [submission, (doc) => part.erase(doc, ids)],
    );
  });
}

function usingBoth<T>(
  hub: DocumentHub,
  submission: DocumentId,
  target: DocumentId,
  use: (submission: LiveDocument, given: LiveDocument) => T | Promise<T>,
): Promise<T> {
  return hub.using(submission, (one) => hub.using(target, (other) => use(one, other)));
}

/** A record that is to go back from `target` to a submission of `owner`. */
interface Taken {
  readonly target: DocumentId;
  readonly id: RecordId;
  readonly author: string;
  readonly owner: string;
}

/** Takes a given record back into a submission. False where it is not the author's, or not there. */
export async function takeBack(
  { hub, models }: Pick<GivingParts, 'hub' | 'models'>,
  { target, id, author, owner }: Taken,
): Promise<boolean> {
  const part = submissionPart(models, target);
  return usingBoth(hub, submissionId(target, owner), target, async (submission, given) => {
    const taken = given.readOnly ? undefined : part?.takeBack(given.doc, id, author);
    if (!taken) return false;
    await changeInOrder(GIVING, [submission, taken.write], [given, taken.remove]);
    return true;
  });
}

async function bringHome(parts: GivingParts, part: SubmissionPart, target: DocumentId): Promise<void> {
  const table = await parts.table();
  const strays = await parts.hub.using(target, ({ doc }) => part.strays(doc, table));
  for (const stray of strays) await takeBack(parts, { target, ...stray });
}
