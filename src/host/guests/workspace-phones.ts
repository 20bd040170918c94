import { QR_FRAGMENT } from '#bridge/guest-contract';
import type { PhonesState } from '#bridge/phones-contract';
import type { OpenWorkspace } from '#host/workspaces';
import type { DocumentId } from '#shared/ids';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import { changeGuests, removeGuests } from './phones-guests';
import type { OpenSession, PhonesContext, PhonesParts } from './phones-parts';
import { readPhonesRecord, type SessionRecord } from './phones-record';
import {
  addressOf,
  changeSession,
  closePhones,
  openPhones,
  renewCodes,
  rest,
  resumePhones,
  type SessionChoice,
  showDocument,
} from './phones-session';

/** The phones of one open démarche, as whoever sits at this computer drives them. */
export interface WorkspacePhones {
  state(): PhonesState;
  onChange(listener: () => void): Unsubscribe;
  open(choice: SessionChoice): Promise<void>;
  close(): Promise<void>;
  renew(): Promise<void>;
  setAdmit(admit: 'ask' | 'all'): Promise<void>;
  decide(requestId: string | undefined, admitted: boolean): Promise<void>;
  remove(guestId: string): Promise<void>;
  setReadOnly(guestId: string | undefined, readOnly: boolean): Promise<void>;
  show(id: DocumentId | null): Promise<void>;
  /** The démarche closes: nobody listens any more, and phones find their session again when it opens. */
  rest(): Promise<void>;
}

/** Opens the phones of a démarche, and takes up the session that was open when the host last stopped. */
export async function openWorkspacePhones(workspace: OpenWorkspace, context: PhonesContext): Promise<WorkspacePhones> {
  const record = await readPhonesRecord(workspace.file.store, workspace.id);
  const parts: PhonesParts = { workspace, context, changes: createEmitter<void>(), record, session: undefined, hasRunOut: false };
  // A session that can't be opened again (port taken, network changed) is opened by hand; the démarche opens anyway.
  await resumePhones(parts).catch(context.reportFailure);
  return {
    state: () => stateOf(parts),
    onChange: parts.changes.on,
    open: (choice) => openPhones(parts, choice),
    close: () => closePhones(parts),
    renew: () => renewCodes(parts),
    setAdmit: (admit) => changeSession(parts, { admit }),
    async decide(requestId, admitted) {
      await parts.session?.admissions.decide(requestId, admitted);
    },
    remove: (guestId) => removeGuests(parts, [guestId]),
    setReadOnly: (guestId, readOnly) =>
      guestId === undefined ? changeSession(parts, { readOnly }) : changeGuests(parts, guestId, () => ({ readOnly })),
    show: (id) => showDocument(parts, id),
    async rest() {
      await rest(parts);
      parts.changes.clear();
    },
  };
}

function stateOf({ record, session, hasRunOut }: PhonesParts): PhonesState {
  const guests = record.guests.map(({ id, profile, kiosk, readOnly, lastSeen }) => ({
    id,
    profile,
    kiosk,
    readOnly,
    here: (session?.seats.get(id)?.size ?? 0) > 0,
    kept: session?.submissions.keptBy(id) ?? 0,
    lastSeen: session?.seen.get(id) ?? lastSeen,
  }));
  return { session: session && record.session ? sessionState(session, record.session) : null, hasRunOut, guests };
}

function sessionState({ door, admissions, reached, alert }: OpenSession, record: SessionRecord): NonNullable<PhonesState['session']> {
  const { admit, until, readOnly, shown, letters } = record;
  const address = `${addressOf(record)}/`;
  return {
    address,
    link: `${address}#${QR_FRAGMENT}${letters}`,
    code: door.code.text,
    codeExpiresAt: door.code.expiresAt,
    admit,
    until,
    readOnly,
    shown,
    requests: [...admissions.requests()],
    reached: reached.size,
    alert,
  };
}
