import { submissionId } from '#document/audience';
import type { Guest } from '#document/feature-model';
import type { WriterRights } from '#document/rights/writer-rights';
import { AppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import { createDocumentGuard } from './document-guard';
import { createFrameLimit, type FrameRates } from '#host/documents/frame-limit';
import type { GuestRoom } from './guest-room';
import { introduceGuest, removeGuests } from './phones-guests';
import type { OpenSession, PhonesParts } from './phones-parts';
import type { KnownGuest } from './phones-record';

/** Somebody who types fast sends ten frames a second; one who comes back sends much at once. */
const RATES: FrameRates = { framesPerSecond: 30, framesAtOnce: 120, bytesPerSecond: 64 * 1024, bytesAtOnce: 1024 * 1024 };
/** Files one guest may give. */
const MOST_FILES = 40;
const MOST_FILE_BYTES = 100 * 1024 * 1024;

/** What the seats of a session work with. */
export function openGuestRoom(parts: PhonesParts, session: OpenSession): GuestRoom {
  const { workspace, context } = parts;
  const shown = () => (parts.session === session ? (parts.record.session?.shown ?? null) : null);
  return {
    guest: (id) => (parts.session === session ? parts.record.guests.find((guest) => guest.id === id) : undefined),
    viewOf: (guest) => viewOf(parts, session, guest),
    onChange: parts.changes.on,
    isReadOnly: (guest) => guest.readOnly || (parts.record.session?.readOnly ?? true),
    shown,
    wasShown: (id) => parts.session === session && (parts.record.session?.asked.includes(id) ?? false),
    hold: workspace.documents.hold,
    holdSubmission: session.submissions.hold,
    shownTo: (id, doc, guest) => context.policy.shown(session.core.live.doc, id, doc, asGuest(session, guest, guest.profile)),
    takeBack: (target, id, guest) => context.takeBack(workspace, { target, id, author: guest.id, owner: guest.id }),
    guardOf({ live }) {
      const guard = session.guards.get(live) ?? createDocumentGuard(live.doc);
      session.guards.set(live, guard);
      return guard;
    },
    rightsOf: (id, guest) => rightsOf(parts, session, id, guest),
    limitOf(guestId) {
      const limit = session.limits.get(guestId) ?? createFrameLimit(RATES, context.clock);
      session.limits.set(guestId, limit);
      return limit;
    },
    introduce: (guestId, profile) => introduceGuest(parts, guestId, profile),
    keepFile: (guestId, bytes, mediaType) => keepFile(parts, session, guestId, bytes, mediaType),
    leave: (guestId) => removeGuests(parts, [guestId], 'left'),
    onRefused() {
      session.alert = { kind: 'refused-writing', at: context.clock.now() };
      parts.changes.emit();
    },
    heard: (guestId) => void session.seen.set(guestId, context.clock.now()),
  };
}

/** The words of the démarche that a phone is told: its title, what one chooses from, and what is asked now. */
function viewOf({ record, context }: PhonesParts, session: OpenSession, guest: KnownGuest) {
  const { doc } = session.core.live;
  const documentId = record.session?.shown ?? null;
  const shown = documentId === null ? undefined : context.policy.subject(doc, documentId);
  const readOnly = guest.readOnly || (record.session?.readOnly ?? true);
  return {
    title: session.title,
    lobby: context.policy.lobby(doc),
    profile: guest.profile,
    table: session.table,
    open:
      documentId === null || shown === undefined
        ? null
        : { documentId, submissionId: submissionId(documentId, guest.id), ...shown, readOnly },
  };
}

function rightsOf({ context }: PhonesParts, session: OpenSession, documentId: DocumentId, guest: KnownGuest): WriterRights {
  const as = (profile: KnownGuest['profile']) => context.policy.rights(session.core.live.doc, documentId, asGuest(session, guest, profile));
  const { profile, earlier } = guest;
  const now = as(profile);
  if (!now) throw new AppError('forbidden', 'phones write nothing in this document');
  return { ...now, fixed: [...now.fixed, ...earlier.flatMap((said) => as(said)?.fixed ?? [])] };
}

function asGuest({ table }: OpenSession, { id }: KnownGuest, { name, picture, college }: KnownGuest['profile']): Guest {
  return { id, name, picture, college, table };
}

async function keepFile(
  { workspace }: PhonesParts,
  { files }: OpenSession,
  guestId: string,
  bytes: Uint8Array,
  mediaType: string,
): Promise<string> {
  const given = files.get(guestId) ?? { count: 0, bytes: 0 };
  if (given.count >= MOST_FILES || given.bytes + bytes.byteLength > MOST_FILE_BYTES)
    throw new AppError('too-many-requests', 'this guest gave many files already');
  files.set(guestId, { count: given.count + 1, bytes: given.bytes + bytes.byteLength });
  return workspace.file.store.putAttachment(bytes, mediaType);
}
