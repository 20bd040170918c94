import { Awareness } from 'y-protocols/awareness';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Channel } from '#bridge/channel';
import { connect } from '#bridge/connect';
import type { Client } from '#bridge/contract';
import {
  BY_CODE,
  BY_QR,
  GUEST_SOCKET_PATH,
  guestContract,
  guestDoorContract,
  type GuestProfile,
  type GuestView,
  QR_FRAGMENT,
  qrSecret,
} from '#bridge/guest-contract';
import { callHandshake, type SealedLink } from '#bridge/handshake';
import { codeSecret } from '#bridge/spoken-code';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { type DocumentStatus, OPENING } from '#client/documents/document-status';
import { createHostConnection } from '#client/documents/host-connection';
import { followShown } from '#client/guest/shown-records';
import { submissionId } from '#document/audience';
import { linkToHost } from '#client/documents/host-link';
import type { Unsubscribe } from '#shared/lifecycle';
import { createObservable } from '#shared/observable';
import { stopAtEnd } from '../teardown';

/** What a phone keeps to come back. */
export interface PhonePass {
  readonly address: string;
  readonly guestId: string;
  readonly token: Uint8Array;
}

/** A phone in Node that speaks the real protocol, without a page. */
export interface Phone {
  readonly pass: PhonePass;
  /** What it is told to show, the last time. */
  view(): GuestView | undefined;
  /** The code with which its view ended; undefined while it goes on. */
  ended(): string | undefined;
  readonly guest: Client<typeof guestContract>;
  /** Follows this phone's submission for a document, as the page does. */
  document(documentId: string): PhoneDocument;
  /** Follows what was given in a document; the words, in the order they are told. */
  shown(documentId: string): PhoneShown;
  /** Frames that came, whatever they hold. */
  heard(): number;
  close(): void;
}

/** What a phone is told of what was given. */
interface PhoneShown {
  texts(): string[];
  records(): ReadonlyMap<string, unknown>;
  onChange(listener: () => void): Unsubscribe;
}

export interface PhoneDocument {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  status(): DocumentStatus;
  /** Calls back at each change of it, also those that a look now and then would miss. */
  onStatus(listener: () => void): Unsubscribe;
  close(): void;
}

const NOBODY: GuestProfile = { name: '', picture: '', college: '' };

/** A socket as a page at `address` (`http://…:4321/`) opens it; `headers` replace what the browser says. */
export function dialPhone(address: string, headers: Record<string, string> = {}): Promise<Channel> {
  const { host, origin } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${host}${GUEST_SOCKET_PATH}`, { headers: { origin, ...headers } });
    socket.once('error', reject);
    socket.once('open', () => resolve(createWebSocketChannel(socket as unknown as SocketLike)));
  });
}

/** Speaks with the door, by the link of the QR code, or by the spoken code at an address. */
export async function knock(link: string, code?: string): Promise<SealedLink> {
  const channel = await dialPhone(link);
  if (code !== undefined) return callHandshake(channel, BY_CODE, codeSecret(code));
  return callHandshake(channel, BY_QR, qrSecret(new URL(link).hash.slice(1 + QR_FRAGMENT.length)));
}

/** Asks to be let in, and resolves once it is; rejects with the reason. `onSign` is called while it waits. */
export async function comeIn(
  link: string,
  options: { profile?: Partial<GuestProfile>; kiosk?: boolean; code?: string; onSign?: (sign: [number, number]) => void } = {},
): Promise<PhonePass> {
  const { channel } = await knock(link, options.code);
  try {
    return await new Promise((resolve, reject) => {
      connect(channel)
        .client(guestDoorContract)
        .join(
          { profile: { ...NOBODY, ...options.profile }, kiosk: options.kiosk ?? false },
          {
            onItem(admission) {
              if (admission.step === 'waiting') options.onSign?.(admission.sign);
              else resolve({ address: new URL('/', link).href, guestId: admission.guestId, token: admission.token });
            },
            onClose: reject,
          },
        );
    });
  } finally {
    channel.close();
  }
}

/** The phone of somebody who was let in; it comes back by itself when its line is cut. `onFrame` is told all that comes, in clear. */
export function openPhone(
  pass: PhonePass,
  dial: (address: string) => Promise<Channel> = dialPhone,
  onFrame: (bytes: Uint8Array) => void = () => {},
): Phone {
  let [view, ended, heard] = [undefined as GuestView | undefined, undefined as string | undefined, 0];
  const connection = createHostConnection(async () => {
    const { channel } = await callHandshake(await dial(pass.address), pass.guestId, pass.token);
    return { ...channel, onMessage: (listener) => channel.onMessage((bytes) => (heard++, onFrame(bytes), listener(bytes))) };
  });
  const guest = connection.client(guestContract);
  connection.onOpen(() => {
    guest.view(
      {},
      {
        onItem: (next) => {
          view = next;
        },
        onClose: (error) => {
          ended = (error as { code?: string } | undefined)?.code ?? 'ended';
          if (ended !== 'closed') connection.close();
        },
      },
    );
  });
  const close = () => connection.close();
  stopAtEnd(close);
  return {
    pass,
    view: () => view,
    ended: () => ended,
    guest,
    heard: () => heard,
    close,
    document: (id) => follow(connection, guest, submissionId(id, pass.guestId)),
    shown: (id) => shown(connection, guest, id),
  };
}

function shown(connection: ReturnType<typeof createHostConnection>, guest: Phone['guest'], documentId: string): PhoneShown {
  const followed = followShown(connection, guest, documentId);
  stopAtEnd(followed.close);
  const { records } = followed;
  const texts = () => [...records.get().values()].map((value) => (value as { text: string }).text);
  return { records: records.get, texts, onChange: records.subscribe };
}

function follow(connection: ReturnType<typeof createHostConnection>, guest: Phone['guest'], documentId: string): PhoneDocument {
  const doc = new Y.Doc({ guid: documentId });
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  const status = createObservable<DocumentStatus>(OPENING);
  const unlink = linkToHost({
    connection,
    documentId,
    openStream: (listener) => guest.document({ documentId }, listener),
    doc,
    awareness,
    status,
    onRefused: () => {},
  });
  let isClosed = false;
  const close = () => {
    if (isClosed) return;
    isClosed = true;
    unlink();
    awareness.destroy();
    doc.destroy();
  };
  stopAtEnd(close);
  return { doc, awareness, status: status.get, onStatus: status.subscribe, close };
}
