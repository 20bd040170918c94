import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { BRIDGE_PROTOCOL } from '#server/local-access';
import { type LocalServer, startLocalServer } from '#server/local-server';
import { temporaryFolder } from '../support/temporary-folder';

let server: LocalServer | undefined;
afterEach(() => server?.close());

test('whoever waits for the loop comes in between the large frames that a page sends at once', async () => {
  const token = 'jeton';
  const frames = Array.from({ length: 40 }, () => new Uint8Array(64 * 1024));
  const inEachTurn: number[] = [];
  const received = new Promise<void>((resolve) => {
    const onBridge = (socket: WebSocket) => {
      let [left, turn] = [frames.length, 0];
      socket.on('message', () => {
        if (turn++ === 0)
          setImmediate(() => {
            inEachTurn.push(turn);
            turn = 0;
            if (left === 0) resolve();
          });
        left--;
      });
    };
    void startLocalServer({ host: '127.0.0.1', port: 0, siteFolder: temporaryFolder(), token, onBridge }).then((started) => {
      server = started;
      const page = new WebSocket(`ws://${new URL(started.url).host}/bridge`, [BRIDGE_PROTOCOL, `token.${token}`], {
        origin: new URL(started.url).origin,
      });
      page.on('open', () => {
        for (const frame of frames) page.send(frame);
      });
    });
  });
  await received;
  expect(Math.max(...inEachTurn)).toBeLessThanOrEqual(4);
});
