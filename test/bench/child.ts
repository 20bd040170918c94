import { spawnSync } from 'node:child_process';

/** Runs a script in a fresh process and returns the JSON object on its last line. */
export function runFresh(script: string, args: readonly string[]): Record<string, number> {
  const result = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
  if (result.status !== 0) throw new Error(`${script} failed: ${result.stderr}`);
  return JSON.parse(result.stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
}
