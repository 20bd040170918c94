import { once } from 'node:events';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { phonesContract, type PhonesState } from '#bridge/phones-contract';
import type { HostConnection } from '#client/documents/host-connection';
import { stepDocumentId } from '#features/workshop/model/step-section';
import { stepsOf, workshopsOf } from '#features/workshop/model/workshop-section';
import { methodsContract } from '#features/methods/model/methods-contract';
import { buildHallNetwork, type HallLaptop } from '../../support/networks/hall-network';
import { nodeScript } from '../../support/node-script';
import { type ServerProcess, startServer } from '../../support/pages/server-process';
import { joinTable, openDoor, sharingOf } from '../../support/worlds/sharing-table';
import { connectToServer, openInWindow, until, whenSaved } from '../../support/worlds/window-client';
import type { PhonesPlan } from '../scripts/salon-phones';
import type { PhonesReport } from './marks';

/** One laptop of the afternoon, its host and its phones. */
export interface Table {
  readonly laptop: HallLaptop;
  readonly connection: HostConnection;
  readonly link: string;
  /** Kills the host as a power cut would, and starts it again on its folder after `ms`. */
  restartAfter(ms: number): Promise<void>;
  /** Closes the lid: nothing of the host runs until it is opened. */
  setAwake(awake: boolean): void;
  /** What the host used so far, over its restarts. */
  cost(): { readonly cpuSeconds: number; readonly peakBytes: number };
}

export interface Hall {
  readonly tables: readonly Table[];
  readonly workspaceId: string;
  readonly documentId: string;
  stop(): Promise<void>;
}

/** Starts the laptops, meshes them, opens a step and its phones' doors on each. */
export async function openHall(count: number): Promise<Hall> {
  const network = buildHallNetwork(count);
  const hosts = await Promise.all(network.laptops.map(startHost));
  const stop = async () => {
    await Promise.all(hosts.map((host) => host.stop()));
    network.stop();
  };
  try {
    return { ...(await beginAfternoon(hosts)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Laptop = Awaited<ReturnType<typeof startHost>>;

async function beginAfternoon(hosts: readonly Laptop[]): Promise<Omit<Hall, 'stop'>> {
  const [first] = hosts;
  if (!first) throw new Error('a hall has laptops');
  const workspaceId = await begin(first.connection);
  const step = await addStep(first.connection, workspaceId);
  const door = await openDoor(sharingOf(first.connection), workspaceId, first.laptop.address);
  for (const [index, { connection }] of hosts.entries()) {
    if (index > 0) await joinTable(sharingOf(connection), door.code, door.address, `Table ${index + 1}`);
  }
  const tables: Table[] = [];
  for (const host of hosts) tables.push({ ...host, link: await openToPhones(host, workspaceId, step) });
  return { tables, workspaceId, documentId: stepDocumentId(step) };
}

async function startHost(laptop: HallLaptop) {
  const options = { prefix: laptop.prefix, env: { FAIRE_AVEC_DISCOVERY: laptop.address } };
  let server: ServerProcess = await startServer({ ...options, args: ['--host', laptop.control, '--port', '0'] });
  const { dataFolder, url } = server;
  const { port } = new URL(url);
  const connection = connectToServer(url);
  let [cpuBefore, peak] = [0, 0];
  const measure = () => {
    const used = usageOf(server.process);
    peak = Math.max(peak, used.peakBytes);
    return used.cpuSeconds;
  };
  return {
    laptop,
    connection,
    async restartAfter(ms: number) {
      cpuBefore += measure();
      await server.kill('SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, ms));
      server = await startServer({ ...options, dataFolder, args: ['--host', laptop.control, '--port', port] });
    },
    setAwake: (awake: boolean) => void server.process.kill(awake ? 'SIGCONT' : 'SIGSTOP'),
    cost: () => ({ cpuSeconds: cpuBefore + measure(), peakBytes: peak }),
    async stop() {
      connection.close();
      await server.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Processor seconds and greatest memory of a process, as the kernel counts them (proc(5)). */
function usageOf({ pid }: ChildProcess): { cpuSeconds: number; peakBytes: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const peak = /VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100, peakBytes: Number(peak) * 1024 };
}

async function begin(connection: HostConnection): Promise<string> {
  const methods = connection.client(methodsContract);
  return (await methods.start({ title: 'Les Tilleuls', territory: 'Val-de-Brume', firstTitle: 'Premiers constats', language: 'fr' })).id;
}

async function addStep(connection: HostConnection, workspaceId: string): Promise<string> {
  const core = openInWindow(connection, workspaceId, 'core');
  await core.ready;
  const createdAt = Date.now();
  const workshop = workshopsOf(core.doc).create({ title: 'Un après-midi', date: '', createdAt });
  const question = 'Qu’est-ce qui aide, qu’est-ce qui bloque ?';
  const step = stepsOf(core.doc).create({ workshop, question, help: '', kinds: [], minutes: 20, order: 0, createdAt });
  await whenSaved(core);
  return step;
}

/** Waits until the step has reached this table, opens a session and shows it. Returns what the QR code says. */
async function openToPhones(
  { connection, laptop }: Pick<Table, 'connection' | 'laptop'>,
  workspaceId: string,
  step: string,
): Promise<string> {
  const core = openInWindow(connection, workspaceId, 'core');
  await core.ready;
  await until(() => stepsOf(core.doc).get(step) !== undefined);
  const phones = connection.client(phonesContract);
  await phones.open({ workspaceId, address: laptop.address, admit: 'all' });
  await phones.show({ workspaceId, documentId: stepDocumentId(step) });
  const { session } = await phonesState(connection, workspaceId);
  if (!session) throw new Error('the session is not open');
  return session.link;
}

function phonesState(connection: HostConnection, workspaceId: string): Promise<PhonesState> {
  return new Promise((resolve, reject) => {
    const stream = connection.client(phonesContract).state(
      { workspaceId },
      {
        onItem(state) {
          resolve(state);
          queueMicrotask(() => stream.close());
        },
        onClose: (error) => reject(error),
      },
    );
  });
}

/** The phones of one table, in a process of their own on its network. */
interface TablePhones {
  /** Ends the writing, and resolves to what they saw once everything settled. */
  finish(): Promise<PhonesReport>;
}

export async function startPhones(laptop: HallLaptop, plan: PhonesPlan): Promise<TablePhones> {
  const script = await nodeScript('test/bench/scripts/salon-phones.ts');
  const [command = '', ...before] = laptop.prefix;
  const child = spawn(command, [...before, process.execPath, script, JSON.stringify(plan)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the phones died')));
  ended.catch(() => {});
  const message = async () => (await Promise.race([once(child, 'message'), ended]))[0] as unknown;
  await message();
  return {
    async finish() {
      const coming = message();
      child.send('stop');
      const report = (await coming) as PhonesReport;
      child.kill();
      return report;
    },
  };
}
