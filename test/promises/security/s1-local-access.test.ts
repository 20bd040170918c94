import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type ServerProcess, startServer } from '../../support/pages/server-process';

let server: ServerProcess;
let origin: string;
let token: string;

beforeAll(async () => {
  server = await startServer();
  origin = new URL(server.url).origin;
  token = new URLSearchParams(new URL(server.url).hash.slice(1)).get('t') ?? '';
});

/** A request as a stranger's page or program would send it: any header, any path, not normalised. */
function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  const { hostname, port } = new URL(origin);
  return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const sent = request({ hostname, port, path, ...options }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => {
        body += part.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Resolves to `open`, or to the status of the refusal. */
function tryBridge(protocols: string[], headers: Record<string, string> = {}, path = '/bridge') {
  const socket = new WebSocket(origin.replace('http', 'ws') + path, protocols, { headers });
  return new Promise<string | number>((resolve) => {
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
    socket.on('unexpected-response', (_, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', () => {});
  });
}

describe('S1: a stranger on this computer or in another page gets nothing', () => {
  it('opens the bridge to its own page, with the token', async () => {
    expect(await tryBridge(['faire-avec.bridge', `token.${token}`], { origin })).toBe('open');
  });

  it.each([
    ['no token', () => ['faire-avec.bridge'], () => ({ origin })],
    ['a wrong token', () => ['faire-avec.bridge', `token.${'A'.repeat(32)}`], () => ({ origin })],
    ['the token’s beginning', () => ['faire-avec.bridge', `token.${token.slice(0, -1)}`], () => ({ origin })],
    ['another site’s page', () => ['faire-avec.bridge', `token.${token}`], () => ({ origin: 'https://exemple.test' })],
    ['a page without origin', () => ['faire-avec.bridge', `token.${token}`], () => ({ origin: 'null' })],
    ['another port’s page', () => ['faire-avec.bridge', `token.${token}`], () => ({ origin: 'http://127.0.0.1:1' })],
    [
      'a name made to point here',
      () => ['faire-avec.bridge', `token.${token}`],
      () => ({ host: 'exemple.test', origin: 'http://exemple.test' }),
    ],
  ])('refuses the bridge to %s', async (_, protocols, headers) => {
    expect(await tryBridge(protocols(), headers() as unknown as Record<string, string>)).toBe(404);
  });

  it('has no other door', async () => {
    for (const path of ['/', '/bridge/', '/bridge?x', '/signal', '//bridge']) {
      expect(await tryBridge(['faire-avec.bridge', `token.${token}`], { origin }, path)).toBe(404);
    }
  });

  it('answers every refused request alike', async () => {
    const refused = await Promise.all([
      ask('/', { headers: { host: 'exemple.test' } }),
      ask('/', { method: 'POST' }),
      ask('/', { method: 'OPTIONS' }),
      ask('/assets/absent.js'),
      ask('/../../etc/passwd'),
      ask('/..%2f..%2fpackage.json'),
      ask('/.git/config'),
    ]);
    expect(new Set(refused.map(({ status, body }) => `${status} ${body}`))).toEqual(new Set(['404 ']));
  });

  it('sends its page with the strict headers, and never the token', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.body).not.toContain(token);
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; " +
        "frame-src 'self' blob:; worker-src 'self'; media-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
  });
});
