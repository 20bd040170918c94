import type { HostConnection } from '#client/documents/host-connection';
import type { DocumentAttachment, OpenDocument } from '#client/documents/open-document';
import { ELSEWHERE, mayRead } from '#document/audience';
import { systemClock } from '#shared/clock';
import { newId } from '#shared/ids';
import { createEmitter } from '#shared/lifecycle';
import { noteDirectPeers } from './direct-peers';
import type { WebrtcLink } from './webrtc-link';
import { type MeetingPlace, openWindowLine, type WindowLine } from './window-line';

/**
 * Joins each open document of a shared démarche to the same document in the windows of the other tables.
 * The host says where they meet and who may; a browser without WebRTC goes on through the hosts alone.
 */
export function linkWindows(connection: HostConnection): DocumentAttachment {
  return (document, workspaceId) => {
    if (!mayRead(ELSEWHERE, document.id)) return () => {};
    const line = openWindowLine(connection, workspaceId, document.id);
    const links = createLinks(document, `${workspaceId}/${document.id}`, line);
    const stop = line.onPlace((place) => links.meetAt(place));
    return () => {
      stop();
      links.meetAt(undefined);
      line.close();
    };
  };
}

interface Links {
  /** Meets the others there, or leaves for good. */
  meetAt(place: MeetingPlace | undefined): void;
}

function createLinks(document: OpenDocument, key: string, line: WindowLine): Links {
  const opened = createEmitter<void>();
  let link: WebrtcLink | undefined;
  let present: MeetingPlace | undefined;
  let generation = 0;
  const leave = () => {
    generation++;
    link?.leave();
    link = undefined;
    noteDirectPeers(key, []);
  };
  const start = async (place: MeetingPlace) => {
    const mine = ++generation;
    // Only who shares pays for it: y-webrtc is fetched now, from this computer.
    const { createWebrtcLink, hasWebrtc } = await import('./webrtc-link');
    if (mine !== generation || !hasWebrtc()) return;
    const created = await createWebrtcLink({
      doc: document.doc,
      awareness: document.awareness,
      clock: systemClock,
      topic: place.topic,
      peerId: `${place.table}.${newId(12)}`,
      mayLink: (table) => present?.tables.includes(table) ?? false,
      line: { send: line.send, onOpen: opened.on, onPublish: line.onPublish, close: () => {} },
    });
    if (mine !== generation) return created.leave();
    link = created;
    created.onChange(() => noteDirectPeers(key, created.peers()));
    opened.emit();
  };
  return {
    meetAt(place) {
      const moved = place?.topic !== present?.topic || place?.table !== present?.table;
      present = place;
      if (moved) leave();
      if (place && moved) void start(place);
      else if (place) {
        link?.dropStrangers();
        opened.emit();
      }
    },
  };
}
