import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { stopAtEnd } from '../teardown';
import { temporaryFolder } from '../temporary-folder';

/** How to start a host process; every field has a sensible default. */
interface ServerProcessOptions {
  /** Kept between two processes by passing the same folder; a new one each time by default. */
  readonly dataFolder?: string;
  /** Further arguments, such as `['--port', '4711']`. */
  readonly args?: readonly string[];
  /** The folder's own port, as a person's start has it; any free one by default. */
  readonly ownPort?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Words put before `node`, such as `['ip', 'netns', 'exec', 'table-1']`. */
  readonly prefix?: readonly string[];
}

/** A real host process, built as shipped, in plain Node. */
export interface ServerProcess {
  /** The address that opens the workbench, its one-time token in the fragment. */
  readonly url: string;
  readonly dataFolder: string;
  readonly process: ChildProcess;
  /** What it wrote to stderr so far. */
  stderr(): string;
  /** Sends a signal (SIGKILL: as a crash) and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Stops it as a person would (SIGTERM) and waits; resolves to its exit code. */
  stop(): Promise<number | null>;
}

/** What a process that gave up said. */
interface FailedStart {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const ENTRY = new URL('../../../out/server/index.js', import.meta.url).pathname;

/** Starts a host process and waits until it serves; rejects with its stderr when it gives up. */
export async function startServer(options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const dataFolder = options.dataFolder ?? temporaryFolder();
  const run = spawnServer(dataFolder, options);
  const ready = await Promise.race([run.firstLine, run.ended.then(() => undefined)]);
  if (ready === undefined) throw new Error(`the server gave up: ${run.stderr()}`);
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    run.process.kill(signal);
    await run.ended;
  };
  const stop = async () => {
    run.process.kill('SIGTERM');
    return run.ended;
  };
  const { url } = JSON.parse(ready) as { url: string };
  return { url, dataFolder, process: run.process, stderr: run.stderr, kill, stop };
}

/** Runs a host process that is expected to give up, and returns what it said. */
export async function failToStart(options: ServerProcessOptions = {}): Promise<FailedStart> {
  const run = spawnServer(options.dataFolder ?? temporaryFolder(), options);
  const code = await run.ended;
  return { code, stdout: run.stdout(), stderr: run.stderr() };
}

function spawnServer(dataFolder: string, options: ServerProcessOptions) {
  const [command = 'node', ...before] = [...(options.prefix ?? []), process.execPath];
  const args = [
    ...before,
    ENTRY,
    '--data',
    dataFolder,
    ...(options.ownPort || options.args?.includes('--port') ? [] : ['--port', '0']),
    ...(options.args ?? []),
  ];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const firstLine = new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  stopAtEnd(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { process: child, ended, firstLine, stdout: collect(child.stdout), stderr: collect(child.stderr) };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (part: Buffer) => {
    text += part.toString();
  });
  return () => text;
}
