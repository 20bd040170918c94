import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the project. */
export const root = join(import.meta.dirname, '..');

/** Where the scripts keep their logs and marks; never anything of a démarche. */
export const cache = join(root, '.cache');

/** Ends the script with one sentence. */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Says what is happening. */
export function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

/**
 * Runs a program with its output in `.cache/<name>.log`; resolves to its exit code (-1: could not run, or
 * past `seconds`) and the log's path. A dot every five seconds shows that it is alive.
 */
export function runQuietly(name, command, args, { cwd = root, env = {}, seconds = 1800 } = {}) {
  const log = join(cache, `${name}.log`);
  mkdirSync(dirname(log), { recursive: true });
  const output = createWriteStream(log);
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let dots = '';
  const alive = setInterval(() => {
    process.stdout.write('.');
    dots = '\n';
  }, 5000);
  const limit = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  return new Promise((resolve) => {
    const end = (code) => {
      clearInterval(alive);
      clearTimeout(limit);
      process.stdout.write(dots);
      output.end(() => resolve({ code, log }));
    };
    child.once('error', () => end(-1));
    child.once('close', (code) => end(code ?? -1));
  });
}

/** How to call npm: the one that called us, else the one on the path. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  return script && /\.c?js$/u.test(script) ? [process.execPath, script] : ['npm'];
}
