import { once } from 'node:events';
import { WebSocket } from 'ws';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { isSaved } from '#client/documents/document-status';
import { createHostConnection, type HostConnection } from '#client/documents/host-connection';
import { type OpenDocument, openDocument } from '#client/documents/open-document';
import { BRIDGE_PROTOCOL } from '#server/local-access';
import { stopAtEnd } from '../teardown';

/** A connection to a host process as a window of the workbench makes it, over a real socket, without a browser. */
export function connectToServer(url: string): HostConnection {
  const { host, hash } = new URL(url);
  const token = new URLSearchParams(hash.slice(1)).get('t') ?? '';
  const connection = createHostConnection(async () => {
    const socket = new WebSocket(`ws://${host}/bridge`, [BRIDGE_PROTOCOL, `token.${token}`], { maxPayload: 128 * 1024 * 1024 });
    const channel = createWebSocketChannel(socket as unknown as SocketLike);
    await once(socket, 'open');
    return channel;
  });
  stopAtEnd(() => connection.close());
  return connection;
}

/** A document open in such a window, closed when the test ends. */
export function openInWindow(connection: HostConnection, workspaceId: string, documentId: string): OpenDocument {
  const document = openDocument(connection, workspaceId, documentId, []);
  stopAtEnd(() => document.close());
  return document;
}

/** Resolves once the window would show « enregistré ». */
export async function whenSaved(document: OpenDocument): Promise<void> {
  await until(() => isSaved(document.status.get()));
}

/** Resolves once `condition` holds; a test's own time limit ends the wait. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
