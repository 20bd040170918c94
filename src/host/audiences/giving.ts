import { submissionId, submissionOf } from '#document/audience';
import { type FeatureModel, type SubmissionPart, submissionPart } from '#document/feature-model';
import { Origin } from '#document/origin';
import { toAppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import { type DocumentId, newId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import type { DocumentHub } from '#host/documents/document-hub';
import type { LiveDocument } from '#host/documents/live-document';
import type { DocumentStore } from '#host/storage/document-store';
import { changeInOrder } from './change-in-order';
import { type Taking, takingsOf } from './takings';
import * as Y from 'yjs';

/** What moves between a submission and the document it is for. */
interface GivingParts {
  readonly hub: DocumentHub;
  readonly store: DocumentStore;
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
 * author's when its document is opened. What a crash cut, on its way there or back, is finished now.
 */
export function followSubmissions(options: GivingParts): Unsubscribe {
  // A démarche that closes meanwhile is gone through when it is opened again.
  const reportFailure = (error: unknown) => void (toAppError(error).code !== 'closed' && options.reportFailure(error));
  const parts = { ...options, reportFailure };
  finishCut(parts).catch(reportFailure);
  return parts.hub.onOpened((id) => {
    const submission = submissionOf(id);
    const part = submissionPart(parts.models, submission?.target ?? id);
    if (!part) return;
    const following = submission ? followSubmission(parts, part, id, submission.target) : bringHome(parts, part, id);
    following.catch(reportFailure);
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

/** What is to go back: see `Taking`. */
type Wish = Omit<Taking, 'as'>;

/**
 * Takes a given record back into a submission. False where it is not the author's, or not there. It is noted, written in the
 * submission, and removed from where all read it, each once the one before is on the disk; cut short, it is finished at the
 * next start when it was written, and else stays where it was.
 */
export async function takeBack(parts: Pick<GivingParts, 'hub' | 'models' | 'store'>, wish: Wish): Promise<boolean> {
  const part = submissionPart(parts.models, wish.target);
  const takings = takingsOf(parts.store);
  return usingBoth(parts.hub, submissionId(wish.target, wish.owner), wish.target, async (submission, given) => {
    if (!part || given.readOnly || submission.readOnly || !part.takeBack(given.doc, wish.id, wish.author)) return false;
    const taking = await takings.begin({ ...wish, as: newId() });
    const taken = part.takeBack(given.doc, taking.id, taking.author);
    const written = stateOf((doc) => taken?.write(doc, taking.as));
    if (taken && !part.held(submission.doc, taking.as)) await submission.add(GIVING, written);
    await finishTaking(parts, taking);
    return true;
  });
}

/** Takes out of where all read it what its author holds again. Of what was not written there, nobody has heard: it stays. */
async function finishTaking({ hub, models, store }: Pick<GivingParts, 'hub' | 'models' | 'store'>, taking: Taking): Promise<void> {
  const { target, id, author, owner, as } = taking;
  const part = submissionPart(models, target);
  await usingBoth(hub, submissionId(target, owner), target, async (submission, given) => {
    if (!part || given.readOnly) return;
    await submission.whenSaved();
    if (part.held(submission.doc, as)) await given.edit(GIVING, (doc) => part.takeBack(doc, id, author)?.remove());
    await takingsOf(store).end(taking);
  });
}

/** A document of its own that holds what is written in it and nothing else, as an update. */
function stateOf(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  write(doc);
  return Y.encodeStateAsUpdate(doc);
}

/** Finishes what an earlier session began. */
async function finishCut(parts: GivingParts): Promise<void> {
  for (const taking of await takingsOf(parts.store).unfinished()) await finishTaking(parts, taking).catch(parts.reportFailure);
  // What is marked is given when its submission is opened, and nobody else may open it.
  for (const id of await parts.hub.list()) {
    if (submissionOf(id)) await parts.hub.using(id, () => undefined).catch(parts.reportFailure);
  }
}

async function bringHome(parts: GivingParts, part: SubmissionPart, target: DocumentId): Promise<void> {
  const table = await parts.table();
  const strays = await parts.hub.using(target, ({ doc }) => part.strays(doc, table));
  for (const stray of strays) await takeBack(parts, { target, ...stray });
}
