import { HERE, submissionOf } from '#document/audience';
import { ERASURE } from '#document/origin';
import type { DocumentHold, DocumentHub } from '#host/documents/document-hub';
import type { DocumentId } from '#shared/ids';
import type { GuestPolicy } from './guest-policy';

/** What the guests of one session write before they give it: open as long as the session, so that it can be counted. */
export interface Submissions {
  /** Opens a submission of a guest, and keeps it open. The hold is the caller's own, and another one. */
  hold(id: DocumentId): Promise<DocumentHold>;
  /** How many pieces a guest began and did not give. */
  keptBy(guestId: string): number;
  /** Opens what these guests wrote before the host last stopped. */
  takeUp(guestIds: readonly string[]): Promise<void>;
  /** Erases what guests began and did not give, whoever they are when none are named; what they marked as given is still given. */
  abandon(guestIds?: readonly string[]): Promise<void>;
  /** Lets go of all that is open. */
  release(): void;
}

interface SubmissionsOptions {
  readonly hub: DocumentHub;
  readonly policy: GuestPolicy;
  /** Some guest keeps more, or less. */
  onChange(): void;
}

/** A submission that is open, and how many pieces in it are kept back. */
interface Opened {
  readonly id: DocumentId;
  readonly hold: DocumentHold;
  readonly author: string;
  kept: number;
}

/** Counted, and told, at most so often: each phone's view is then drawn up again. */
const COUNT_MS = 250;

/** The submissions of a session; none is open yet. */
export function createSubmissions({ hub, policy, onChange }: SubmissionsOptions): Submissions {
  const opened = new Map<DocumentId, Promise<Opened>>();
  const counts = createCounts(policy, onChange);
  const open = async (id: DocumentId): Promise<Opened> => {
    const one: Opened = { id, hold: await hub.hold(id), author: submissionOf(id)?.author ?? '', kept: 0 };
    // Read from the store again: whoever writes opens the new one.
    one.hold.live.onBroken(() => {
      opened.delete(id);
      counts.drop(one);
    });
    counts.add(one);
    return one;
  };
  const keepOpen = (id: DocumentId): Promise<Opened> => {
    const known = opened.get(id) ?? open(id);
    opened.set(id, known);
    known.catch(() => opened.delete(id));
    return known;
  };
  return {
    async hold(id) {
      await keepOpen(id);
      return hub.hold(id);
    },
    keptBy: counts.keptBy,
    async takeUp(guestIds) {
      await Promise.allSettled((await submissionsOf(hub, guestIds)).map(keepOpen));
    },
    async abandon(guestIds) {
      const erase = (id: DocumentId) => hub.using(id, (live) => live.edit(ERASURE, (doc) => policy.abandonIn(id, doc)));
      await Promise.allSettled((await submissionsOf(hub, guestIds)).map(erase));
    },
    release() {
      opened.clear();
      counts.close();
    },
  };
}

/** Counts what is kept back in what is open, when something changed and not at each letter. */
function createCounts(policy: GuestPolicy, onChange: () => void) {
  const all = new Set<Opened>();
  const changed = new Set<Opened>();
  let timer: NodeJS.Timeout | undefined;
  const count = () => {
    timer = undefined;
    let isNew = false;
    for (const one of changed) {
      const kept = policy.keptIn(one.id, one.hold.live.doc);
      isNew ||= kept !== one.kept;
      one.kept = kept;
    }
    changed.clear();
    if (isNew) onChange();
  };
  const drop = (one: Opened) => {
    all.delete(one);
    changed.delete(one);
    one.hold.release();
  };
  return {
    add(one: Opened) {
      all.add(one);
      const note = () => {
        if (!all.has(one)) return;
        changed.add(one);
        timer ??= setTimeout(count, COUNT_MS);
      };
      one.hold.live.doc.on('update', note);
      note();
    },
    drop,
    keptBy: (guestId: string) => [...all].reduce((sum, { author, kept }) => (author === guestId ? sum + kept : sum), 0),
    close() {
      clearTimeout(timer);
      for (const one of [...all]) drop(one);
    },
  };
}

/** The submissions of these guests, or of all that ever were. */
async function submissionsOf(hub: DocumentHub, guestIds: readonly string[] | undefined): Promise<readonly DocumentId[]> {
  return (await hub.list()).filter((id) => {
    const author = submissionOf(id)?.author;
    return author !== undefined && author !== HERE && (guestIds?.includes(author) ?? true);
  });
}
