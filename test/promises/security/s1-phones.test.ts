import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { connect } from '#bridge/connect';
import { BY_QR, GUEST_SOCKET_PATH, guestContract, guestDoorContract, qrSecret } from '#bridge/guest-contract';
import { callHandshake } from '#bridge/handshake';
import { phonesContract } from '#bridge/phones-contract';
import { addContribution } from '#features/workshop/model/step-section';
import { projectRoot } from '../../support/node-script';
import { dialPhone, knock } from '../../support/pages/phone-client';
import { enter, openPhonesAt, type PhoneTable, startPhoneTable, textsAt } from '../../support/worlds/phone-table';
import { contributionOf } from '../../support/pages/phone-words';

const SITE = join(projectRoot, 'out/renderer');
const CANARIES = ['Canari des Tilleuls', 'canari-4817', 'Canarie', 'Qu’est-ce qui coince', 'habitants'];

let table: PhoneTable;
let address: URL;
let link: string;

beforeAll(async () => {
  table = await startPhoneTable({ title: 'Canari des Tilleuls', siteFolder: SITE });
  const session = await openPhonesAt(table);
  address = new URL(session.address);
  link = session.link;
  const phone = await enter(link, 'Canarie');
  addContribution(phone.document(table.steps[0]).doc, contributionOf(phone, 'canari-4817'));
  await vi.waitFor(async () => expect(await textsAt(table)).toEqual(['canari-4817']), 5000);
});

interface Answer {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: Record<string, string | string[] | undefined>;
}

/** A request as a stranger's page or program would send it: any header, any path, not normalised. */
function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ hostname: address.hostname, port: address.port, path, ...options }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { date: _, ...headers } = response.headers;
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts), headers });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Everything that a socket hears: the status of a refusal, or the bytes that came within a while. */
function hear(path: string, headers: Record<string, string>, say: readonly (string | Buffer)[] = []): Promise<number | Buffer> {
  const socket = new WebSocket(`ws://${address.host}${path}`, { headers });
  const heard: Buffer[] = [];
  return new Promise((resolve) => {
    const end = () => resolve(Buffer.concat(heard));
    socket.on('open', () => {
      for (const words of say) socket.send(words);
      setTimeout(() => socket.terminate(), 600);
    });
    socket.on('message', (bytes: Buffer) => heard.push(bytes));
    socket.on('unexpected-response', (_, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', () => {});
    socket.on('close', end);
  });
}

const reads = (heard: Buffer) => [...CANARIES, table.workspaceId, table.steps[0], 'core'].filter((one) => heard.includes(one));

describe('S1: on the address that phones use, a stranger gets the page and nothing else', () => {
  test('nobody listens before a session, and nobody after', async () => {
    const other = await startPhoneTable();
    const session = await openPhonesAt(other);
    await other.phones.close({ workspaceId: other.workspaceId });
    await expect(fetch(session.address)).rejects.toThrow();
  });

  test('the page comes with the strict headers, and with no word of the démarche', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self' ws://${address.host}; ` +
        "media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    expect(reads(page.body)).toEqual([]);
    expect(page.body.includes(link.split('#j=')[1] ?? '')).toBe(false);
  });

  test('of all that was built, exactly the parts of the phone’s page are handed out', async () => {
    const manifest = JSON.parse(readFileSync(join(SITE, '.vite/manifest.json'), 'utf8')) as Record<
      string,
      { isEntry?: boolean; file: string }
    >;
    const entries = Object.entries(manifest).filter(([name, { isEntry }]) => isEntry && name !== 'guest/index.html');
    const files = readdirSync(SITE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(SITE.length));
    const open: string[] = [];
    for (const path of paths) if ((await ask(path)).status === 200) open.push(path);
    expect(open).toContain('/icon.svg');
    expect(open.length).toBeLessThan(40);
    for (const [, { file }] of entries) expect(open).not.toContain(`/${file}`);
    expect(open.filter((path) => !path.startsWith('/assets/') && path !== '/icon.svg')).toEqual([]);
    // The page asks for nothing that is refused: what it names is there.
    const page = (await ask('/')).body.toString();
    const named = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/gu)].map(([, path]) => path ?? '');
    expect(named.filter((path) => !open.includes(path))).toEqual([]);
  });

  test('every refused request is answered alike', async () => {
    const { host } = address;
    const refused = await Promise.all([
      ask('/', { headers: { host: 'exemple.test' } }),
      ask('/', { headers: { host: `localhost:${address.port}` } }),
      ask('/', { headers: { host: `${host}.exemple.test` } }),
      ...['POST', 'PUT', 'OPTIONS', 'DELETE', 'TRACE'].map((method) => ask('/', { method })),
      ...[
        '/absent',
        '/guest/',
        '/guest/index.html',
        '/workbench/',
        '/assets/',
        '/assets/absent.js',
        '/api',
        '/phone',
        '/table',
        '/bridge',
      ].map((path) => ask(path)),
      ...[
        '/../../etc/passwd',
        '/..%2f..%2fpackage.json',
        '/%2e%2e/',
        '/.vite/manifest.json',
        '/.git/config',
        '//',
        '/?x',
        '/icon.svg/..',
        '/\\..\\',
      ].map((path) => ask(path)),
    ]);
    const alike = refused.map(({ status, body, headers }) => JSON.stringify([status, body.toString(), headers]));
    expect(new Set(alike).size).toBe(1);
    expect(refused[0]?.status).toBe(404);
  });

  test('a socket is refused to any other page, name and path', async () => {
    const { origin, host, port } = address;
    const tried: [string, Record<string, string>][] = [
      [GUEST_SOCKET_PATH, {}],
      [GUEST_SOCKET_PATH, { origin: 'null' }],
      [GUEST_SOCKET_PATH, { origin: 'https://exemple.test' }],
      [GUEST_SOCKET_PATH, { origin: `https://${host}` }],
      [GUEST_SOCKET_PATH, { origin: `${origin}.exemple.test` }],
      [GUEST_SOCKET_PATH, { origin: 'http://127.0.0.1:1' }],
      [GUEST_SOCKET_PATH, { origin: `http://exemple.test:${port}`, host: `exemple.test:${port}` }],
      [GUEST_SOCKET_PATH, { origin, host: `localhost:${port}` }],
      ...['/', '/bridge', '/table', `${GUEST_SOCKET_PATH}/`, `${GUEST_SOCKET_PATH}?x`, '//phone'].map(
        (path): [string, Record<string, string>] => [path, { origin }],
      ),
    ];
    for (const [path, headers] of tried) expect(await hear(path, headers)).toBe(404);
  });

  test('whoever says anything but a handshake hears no word of the démarche', async () => {
    const { origin } = address;
    const says = [
      [],
      ['bonjour'],
      [Buffer.alloc(200, 7)],
      [Buffer.from('{"type":"subscribe"}')],
      ...['lobby', 'view', 'document'].map((method) => [Buffer.from(`call guest ${method}`)]),
    ];
    for (const words of says) {
      const heard = await hear(GUEST_SOCKET_PATH, { origin }, words);
      expect(heard).toBeInstanceOf(Buffer);
      expect((heard as Buffer).length).toBeLessThan(60);
      expect(reads(heard as Buffer)).toEqual([]);
    }
  });

  test('a wrong secret, another session’s token and somebody who was never here are told the same', async () => {
    const other = await startPhoneTable();
    const theirs = await enter((await openPhonesAt(other)).link);
    const known = (await table.state()).guests[0]?.id ?? '';
    for (const [caller, secret] of [
      [BY_QR, qrSecret('0'.repeat(26))],
      [theirs.pass.guestId, theirs.pass.token],
      [known, new Uint8Array(32)],
      ['jamais-venu', new Uint8Array(32)],
    ] as const)
      await expect(callHandshake(await dialPhone(address.href), caller, secret)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('who knows the QR code and was not let in can ask for nothing but the lobby', async () => {
    const { channel } = await knock(link);
    const connection = connect(channel);
    expect(await connection.client(guestDoorContract).lobby({})).toMatchObject({ title: 'Canari des Tilleuls' });
    await expect(connection.client(guestContract).leave({})).rejects.toMatchObject({ code: 'not-found' });
    await expect(connection.client(phonesContract).close({ workspaceId: table.workspaceId })).rejects.toMatchObject({ code: 'not-found' });
    const ended = await new Promise((resolve) => {
      connection.client(guestContract).document({ documentId: table.steps[0] }, { onItem: resolve, onClose: resolve });
    });
    expect(ended).toMatchObject({ code: 'not-found' });
    connection.close();
  });
});
