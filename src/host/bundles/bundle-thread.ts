import { Worker } from 'node:worker_threads';
import { AppError, isErrorCode } from '#shared/app-error';
import type { Answer, Method, Methods } from './serve-bundle';

/** What reading one file may take. */
export interface ThreadLimits {
  /** For one request, in milliseconds. */
  readonly ms: number;
  /** What the thread's objects may weigh, in megabytes; the file's own bytes are not counted in. */
  readonly heapMb: number;
}

const LIMITS: ThreadLimits = { ms: 120_000, heapMb: 768 };

/** A thread that reads one bundle (`serveBundle`). */
interface BundleThread {
  write(piece: Uint8Array): void;
  /** Rejects with what the method throws; with `too-large` when a limit is reached, and ever after. */
  ask<M extends Method>(method: M, ...input: Parameters<Methods[M]>): Promise<Awaited<ReturnType<Methods[M]>>>;
  close(): void;
}

interface Waiting {
  settle(answer: Answer): void;
  reject(error: unknown): void;
}

/** Starts the built script at `path`; whatever it does, this process and its loop go on. */
export function startBundleThread(path: string, limits: ThreadLimits = LIMITS): BundleThread {
  const worker = new Worker(path, {
    execArgv: [],
    // A stack smaller than this process's own: what is too deep fails there, and not here.
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, stackSizeMb: 1 },
  });
  // Reading a file keeps no process alive that wants to end.
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let [asked, ended]: [number, unknown] = [0, undefined];
  const end = (reason: unknown) => {
    ended ??= reason;
    void worker.terminate();
    for (const one of waiting.values()) one.reject(ended);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.settle(answer);
    waiting.delete(answer.id);
  });
  worker.on('error', (error: Error & { code?: string }) => end(failureOf(error)));
  worker.on('exit', () => end(new AppError('closed', 'the file is read no more')));
  return {
    write(piece) {
      const own = piece.slice();
      worker.postMessage({ type: 'piece', bytes: own }, [own.buffer]);
    },
    ask: (method, ...input) => {
      if (ended) return Promise.reject(ended);
      const id = ++asked;
      const timer = setTimeout(() => end(new AppError('too-large', `more than ${limits.ms} ms to read the file`)), limits.ms);
      return new Promise<Awaited<ReturnType<Methods[typeof method]>>>((resolve, reject) => {
        waiting.set(id, {
          // The thread is ours, and answers each method with what that method returns.
          settle: ({ error, result }) => (error ? reject(failureFrom(error)) : resolve(result as never)),
          reject,
        });
        worker.postMessage({ type: 'ask', id, method, input });
      }).finally(() => clearTimeout(timer));
    },
    close: () => end(new AppError('closed', 'the file was let go')),
  };
}

function failureOf(error: Error & { code?: string }): AppError {
  const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new AppError(isMemory ? 'too-large' : 'internal', error.message, {}, { cause: error });
}

function failureFrom({ code, message, details }: NonNullable<Answer['error']>): AppError {
  return new AppError(isErrorCode(code) ? code : 'internal', message, details);
}
