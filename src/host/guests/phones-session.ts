import { networkInterfaces } from 'node:os';
import type { Service } from '#bridge/contract';
import { guestDoorContract } from '#bridge/guest-contract';
import type { SealedLink } from '#bridge/handshake';
import { serve } from '#bridge/serve';
import { documentId } from '#document/section';
import { createSubmissions } from './submissions';
import { readSharingRecord } from '#host/sharing/sharing-record';
import { AppError } from '#shared/app-error';
import { type DocumentId, newId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import { createAdmissions } from './admissions';
import { boundedChannel } from './bounded-channel';
import { createFrameLimit, type FrameRates } from '#host/documents/frame-limit';
import { openGuestDoor } from './guest-door';
import { type GuestSite, readGuestSite } from './guest-site';
import type { SeatEnd } from './guest-service';
import { openGuestRoom } from './open-guest-room';
import { admitGuest, takeSeat } from './phones-guests';
import { keep, type OpenSession, type PhonesParts } from './phones-parts';
import type { KnownGuest, SessionRecord } from './phones-record';

/** A session left open is over after this long. */
const LASTS_MS = 4 * 60 * 60 * 1000;
/** 26 letters of 32: 130 bits. */
const QR_LETTERS = 26;
/** Stands for no wish. */
const ANY_PORT = -1;
const LOOK_EVERY_MS = 1000;
const CORE_SETTLES_MS = 200;
/** Somebody at the door says little. */
const KNOCKING: FrameRates = { framesPerSecond: 2, framesAtOnce: 30, bytesPerSecond: 2048, bytesAtOnce: 32 * 1024 };

/** How a session is opened: on which address and port (any when it is absent), and who is let in without being asked about. */
export interface SessionChoice {
  readonly address: string;
  readonly port?: number | undefined;
  readonly admit: 'ask' | 'all';
}

/** Opens a session in place of the one that may be open, whose tokens die. Rejects with `port-in-use` or `bad-input`. */
export async function openPhones(parts: PhonesParts, { address, port, admit }: SessionChoice): Promise<void> {
  await closePhones(parts);
  parts.hasRunOut = false;
  const until = parts.context.steady.now() + LASTS_MS;
  await start(
    parts,
    { address, port: port ?? ANY_PORT, admit, until, readOnly: false, shown: null, asked: [], letters: newId(QR_LETTERS) },
    [],
  );
}

/** Takes up the session that was open when the host stopped: phones find it where it was, and stay in. */
export async function resumePhones(parts: PhonesParts): Promise<void> {
  const { session, guests } = parts.record;
  if (!session) return;
  if (session.until <= parts.context.steady.now()) {
    const { workspace, context } = parts;
    parts.hasRunOut = true;
    await createSubmissions({ hub: workspace.documents, policy: context.policy, onChange: () => {} }).abandon();
    await keep(parts, { session: undefined, guests: [] });
  } else await start(parts, session, guests);
}

/** Ends the session: every code and every token dies, every phone is told. */
export async function closePhones(parts: PhonesParts): Promise<void> {
  const wasOpen = parts.record.session !== undefined;
  parts.record = { workspace: parts.record.workspace, guests: [] };
  const submissions = parts.session?.submissions;
  await rest(parts, 'over');
  // What nobody gave is nobody's to give any more: each phone shows its own words a last time.
  await submissions?.abandon();
  if (wasOpen) await keep(parts, {});
}

/** Stops listening and lets go of everything; what is recorded of the session stays. */
export async function rest(parts: PhonesParts, why: SeatEnd = 'for-now'): Promise<void> {
  const { session } = parts;
  if (!session) return;
  parts.session = undefined;
  session.admissions.close();
  for (const newcomer of session.newcomers) newcomer.close();
  for (const seats of session.seats.values()) for (const seat of seats) seat.end(why);
  parts.changes.emit();
  for (const stop of session.stops.splice(0)) stop();
  session.core.release();
  session.submissions.release();
  await session.held.release();
}

/** A new QR secret and a new spoken code. */
export async function renewCodes(parts: PhonesParts): Promise<void> {
  parts.session?.door.code.renew();
  await changeSession(parts, { letters: newId(QR_LETTERS) });
}

/** Shows a document to the phones, or nothing. `forbidden` when it is not one for phones. */
export async function showDocument(parts: PhonesParts, id: DocumentId | null): Promise<void> {
  const core = parts.session?.core.live.doc;
  if (id !== null && (!core || parts.context.policy.subject(core, id) === undefined)) throw new AppError('forbidden', 'not for phones');
  const asked = parts.record.session?.asked ?? [];
  await changeSession(parts, { shown: id, asked: id === null || asked.includes(id) ? asked : [...asked, id] });
}

/** Changes the open session, durably. Rejects with `closed` when none is open. */
export async function changeSession(parts: PhonesParts, change: Partial<SessionRecord>): Promise<void> {
  const { session } = parts.record;
  if (!parts.session || !session) throw new AppError('closed', 'no session is open');
  await keep(parts, { session: { ...session, ...change } });
}

async function start(parts: PhonesParts, wish: SessionRecord, guests: readonly KnownGuest[]): Promise<void> {
  const { workspace, context } = parts;
  const held = await workspace.rooms.take(wish.address, wish.port === ANY_PORT ? undefined : wish.port);
  const record = { ...wish, port: held.listener.port };
  const core = await workspace.documents.hold(documentId('core'));
  const { table } = await readSharingRecord(workspace.file.store, workspace.id);
  const site = await readGuestSite(context.siteFolder, addressOf(record));
  const session = assemble(parts, { held, core, table, title: await context.title() }, site);
  for (const { id, lastSeen } of guests) session.seen.set(id, lastSeen);
  session.stops.push(session.door.close, followCore(parts, session), endInTime(parts, record.until));
  await session.submissions.takeUp(guests.map(({ id }) => id));
  parts.session = session;
  await keep(parts, { session: record, guests: [...guests] });
}

function assemble(parts: PhonesParts, found: Pick<OpenSession, 'held' | 'core' | 'table' | 'title'>, site: GuestSite): OpenSession {
  const { context, changes } = parts;
  const { reportFailure, clock } = context;
  const admissions = createAdmissions({
    asks: () => parts.record.session?.admit !== 'all',
    admit: (profile, kiosk) => admitGuest(parts, profile, kiosk),
    onChange: changes.emit,
    reportFailure,
  });
  const door = openGuestDoor({
    listener: found.held.listener,
    site,
    clock,
    letters: () => parts.record.session?.letters ?? newId(QR_LETTERS),
    guest: (id) => parts.record.guests.find((guest) => guest.id === id),
    onNewcomer: (link, from) => serveNewcomer(parts, session, link, from),
    onGuest: (channel, guest) => takeSeat(parts, session, room, channel, guest),
    onPage: (from) => countPage(parts, session, from),
    onGuessing() {
      session.alert = { kind: 'wrong-codes', at: clock.now() };
      changes.emit();
    },
    onChange: changes.emit,
    reportFailure,
  });
  const submissions = createSubmissions({ hub: parts.workspace.documents, policy: context.policy, onChange: changes.emit });
  const empty = { seats: new Map(), guards: new Map(), limits: new Map(), seen: new Map(), files: new Map() };
  const session: OpenSession = {
    ...found,
    ...empty,
    submissions,
    door,
    admissions,
    newcomers: new Set(),
    reached: new Set(),
    alert: null,
    stops: [],
  };
  const room = openGuestRoom(parts, session);
  return session;
}

function serveNewcomer(parts: PhonesParts, session: OpenSession, { channel, sign }: SealedLink, from: string): void {
  const { policy, reportFailure } = parts.context;
  session.newcomers.add(channel);
  channel.onClose(() => session.newcomers.delete(channel));
  const service: Service<typeof guestDoorContract> = {
    lobby: async () => ({ title: session.title, lobby: policy.lobby(session.core.live.doc) }),
    join: ({ profile, kiosk }, stream) => session.admissions.ask({ channel, sign, from }, profile, kiosk, stream),
  };
  const bounded = boundedChannel(channel, createFrameLimit(KNOCKING, parts.context.clock));
  serve(bounded, [{ contract: guestDoorContract, service }], { id: newId(), access: 'guest' }, reportFailure);
}

function countPage({ changes }: PhonesParts, { reached }: OpenSession, from: string): void {
  const address = from.replace(/^::ffff:/u, '');
  const own = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map((one) => one.address));
  if (own.includes(address) || reached.has(address)) return;
  reached.add(address);
  changes.emit();
}

/** What is asked, and what one chooses from, may be reworded while phones look at it. */
function followCore({ context, changes }: PhonesParts, session: OpenSession): Unsubscribe {
  let timer: NodeJS.Timeout | undefined;
  const settle = async () => {
    timer = undefined;
    session.title = await context.title();
    changes.emit();
  };
  const { doc } = session.core.live;
  const onUpdate = () => {
    timer ??= setTimeout(() => void settle().catch(context.reportFailure), CORE_SETTLES_MS);
  };
  doc.on('update', onUpdate);
  return () => {
    doc.off('update', onUpdate);
    clearTimeout(timer);
  };
}

function endInTime(parts: PhonesParts, until: number): Unsubscribe {
  const { steady, reportFailure } = parts.context;
  // Looked at again and again: a lid that was closed for an hour stops timers.
  const timer = setInterval(() => {
    if (steady.now() < until) return;
    parts.hasRunOut = true;
    closePhones(parts).catch(reportFailure);
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** `http://192.168.1.20:4321`. */
export function addressOf({ address, port }: Pick<SessionRecord, 'address' | 'port'>): string {
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}
