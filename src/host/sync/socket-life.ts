import type { WebSocket } from 'ws';

/** Between two signs of life. */
const PING_MS = 3000;
/** A socket that says nothing for this long is dead, whatever TCP believes: a lid closed, a cable pulled. */
const SILENT_MS = 9000;

/** Sends signs of life, and ends the socket when none come back. Stops with the socket. */
export function keepSocketAlive(socket: WebSocket): void {
  let heard = Date.now();
  const isAlive = () => {
    heard = Date.now();
  };
  socket.on('pong', isAlive);
  socket.on('ping', isAlive);
  socket.on('message', isAlive);
  const timer = setInterval(() => {
    if (Date.now() - heard > SILENT_MS) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.ping();
  }, PING_MS);
  socket.on('close', () => clearInterval(timer));
  socket.on('error', () => socket.terminate());
}
