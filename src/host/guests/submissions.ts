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
  readonly hold: DocumentHold;
  readonly author: string;
  kept: number;
}

/** The submissions of a session; none is open yet. */
export function createSubmissions({ hub, policy, onChange }: SubmissionsOptions): Submissions {
  const opened = new Map<DocumentId, Promise<Opened>>();
  const counted = new Set<Opened>();
  const open = async (id: DocumentId): Promise<Opened> => {
    const hold = await hub.hold(id);
    const one: Opened = { hold, author: submissionOf(id)?.author ?? '', kept: 0 };
    const count = () => {
      const kept = policy.keptIn(id, hold.live.doc);
      if (kept === one.kept) return;
      one.kept = kept;
      onChange();
    };
    hold.live.doc.on('update', count);
    // Read from the store again: whoever writes opens the new one.
    hold.live.onBroken(() => forget(id, one));
    counted.add(one);
    count();
    return one;
  };
  const forget = (id: DocumentId, one: Opened) => {
    counted.delete(one);
    opened.delete(id);
    one.hold.release();
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
    keptBy: (guestId) => [...counted].reduce((sum, { author, kept }) => (author === guestId ? sum + kept : sum), 0),
    async takeUp(guestIds) {
      await Promise.allSettled((await submissionsOf(hub, guestIds)).map(keepOpen));
    },
    async abandon(guestIds) {
      const erase = (id: DocumentId) => hub.using(id, (live) => live.edit(ERASURE, (doc) => policy.abandonIn(id, doc)));
      await Promise.allSettled((await submissionsOf(hub, guestIds)).map(erase));
    },
    release() {
      for (const { hold } of counted) hold.release();
      counted.clear();
      opened.clear();
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
