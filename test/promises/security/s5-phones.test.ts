import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { phonesContract, type PhonesState } from '#bridge/phones-contract';
import { contributionsOf, stepDocumentId } from '#features/workshop/model/step-section';
import { stepsOf, workshopsOf } from '#features/workshop/model/workshop-section';
import { methodsContract } from '#features/methods/model/methods-contract';
import { nodeScript } from '../../support/node-script';
import { buildRoomNetwork, canBuildNetworks, type RoomNetwork } from '../../support/networks/room-network';
import { startServer } from '../../support/pages/server-process';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';
import { connectToServer, openInWindow, whenSaved } from '../../support/worlds/window-client';

const WORDS = 'canari-temoignage-4817';
const TITLE = 'Canari des Tilleuls';
const NAME = 'Canarie';
const COLLEGE = 'canari-college';
const QUESTION = 'Canari : qu’est-ce qui coince ?';

const hasSniffer = spawnSync('tcpdump', ['--version']).status === 0;

/** Somebody on the Wi-Fi who writes down every packet of the phone. */
async function sniff({ tables }: RoomNetwork): Promise<() => Promise<Buffer>> {
  const file = join(temporaryFolder(), 'heard.pcap');
  const [program = '', ...prefix] = tables[0].prefix;
  const child = spawn(
    program,
    [...prefix, 'tcpdump', '-i', 'any', '-U', '--immediate-mode', '-Z', 'root', '-w', file, 'host', tables[1].address],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  stopAtEnd(() => void child.kill('SIGKILL'));
  await new Promise<void>((resolve) => child.stderr.on('data', (said: Buffer) => said.includes('listening on') && resolve()));
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill('SIGINT');
    await once(child, 'close');
    return readFileSync(file);
  };
}

function run(prefix: readonly string[], ...args: readonly string[]): ChildProcess {
  const [program = '', ...before] = prefix;
  const child = spawn(program, [...before, process.execPath, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, VITEST: '' },
  });
  stopAtEnd(() => void child.kill('SIGKILL'));
  return child;
}

/** What can be read in `heard`, as text or as UTF-16. */
function readable(heard: Buffer, texts: readonly string[]): string[] {
  return texts.filter((text) => heard.includes(text) || heard.includes(Buffer.from(text, 'utf16le')));
}

describe.skipIf(!canBuildNetworks() || !hasSniffer)('S5: the Wi-Fi of the phones (skipped without root, ip netns and tcpdump)', () => {
  test('S5: who listens while a phone comes in, reads and writes reads no word, no name, no title, no code', async () => {
    const network = buildRoomNetwork();
    const [table, guest] = network.tables;
    const server = await startServer({
      prefix: table.prefix,
      args: ['--host', table.control, '--port', '0'],
      env: { FAIRE_AVEC_DISCOVERY: 'off' },
    });
    const connection = connectToServer(server.url);
    // The wire of the room was laid a moment ago.
    await vi.waitFor(() => expect(connection.state.get()).toBe('open'), 10_000);
    const { id: workspaceId } = await connection
      .client(methodsContract)
      .start({ title: TITLE, territory: '', firstTitle: 'Premiers constats', language: 'fr' });
    const core = openInWindow(connection, workspaceId, 'core');
    await core.ready;
    const workshop = workshopsOf(core.doc).create({ title: 'Un après-midi', date: '', createdAt: 1 });
    const step = stepsOf(core.doc).create({ workshop, question: QUESTION, help: '', kinds: [], minutes: 0, order: 0, createdAt: 1 });
    await whenSaved(core);
    const phones = connection.client(phonesContract);
    await phones.open({ workspaceId, address: table.address, port: 0, admit: 'all' });
    await phones.show({ workspaceId, documentId: stepDocumentId(step) });
    const { link, code } = await sessionOf(phones, workspaceId);
    const hear = await sniff(network);
    const visit = run(guest.prefix, await nodeScript('test/promises/scripts/phone-visit.ts'), link, WORDS, NAME, COLLEGE);
    const [said] = (await once(visit.stdout ?? visit, 'data')) as [Buffer];
    expect(said.toString()).toBe('saved\n');
    const written = openInWindow(connection, workspaceId, stepDocumentId(step));
    await written.ready;
    await vi.waitFor(() => expect(contributionsOf(written.doc).list()).toMatchObject([{ text: WORDS, name: NAME }]), 5000);
    const heard = await hear();
    // The page itself goes in the open (its code is no secret), and its headers show that this is what was heard.
    expect(heard.includes("default-src 'none'")).toBe(true);
    expect(heard.length).toBeGreaterThan(3000);
    const letters = link.split('#j=')[1] ?? '';
    expect(readable(heard, [WORDS, TITLE, NAME, COLLEGE, QUESTION, workspaceId, step, 'contributions', 'core', code, letters])).toEqual([]);
  });

  test('S5, control: the same ear reads what is not sealed', async () => {
    const network = buildRoomNetwork();
    const [table, guest] = network.tables;
    const hear = await sniff(network);
    const server = run(
      table.prefix,
      '-e',
      `require('http').createServer((q, r) => r.end('${WORDS}')).listen(8000, () => console.log('ready'))`,
    );
    await once(server.stdout ?? server, 'data');
    const visit = run(guest.prefix, '-e', `fetch('http://${table.address}:8000').then((r) => r.text()).then(console.log)`);
    await once(visit, 'close');
    expect(readable(await hear(), [WORDS])).toEqual([WORDS]);
  });
});

function sessionOf(
  phones: { state: (input: { workspaceId: string }, listener: { onItem(state: PhonesState): void }) => { close(): void } },
  workspaceId: string,
): Promise<NonNullable<PhonesState['session']>> {
  return new Promise((resolve) => {
    const stream = phones.state(
      { workspaceId },
      {
        onItem({ session }) {
          if (!session) return;
          resolve(session);
          queueMicrotask(() => stream.close());
        },
      },
    );
  });
}
