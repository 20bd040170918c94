import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it } from 'vitest';
import { newPage } from '../../support/pages/browser';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';

const root = new URL('../../..', import.meta.url).pathname;
const TREE = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.json', 'src', 'resources', 'build', 'test'];
let clone: string;

/** The project as a clone has it, with the packages lent by this one. */
beforeAll(() => {
  clone = temporaryFolder('clone');
  for (const name of TREE) cpSync(join(root, name), join(clone, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
});

interface Run {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly ended: Promise<number | null>;
}

/** Runs a script of `build/` as npm would, and keeps what it says. */
function run(script: string, args: readonly string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [join(clone, 'build', script), ...args], {
    cwd: clone,
    env: { ...process.env, LANG: 'fr_CH.UTF-8', LC_ALL: '', ...env },
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  stopAtEnd(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return { child, lines, ended };
}

/** A line of dots, one every five seconds, shows that a long step is alive; a busy machine needs some to build. */
const isAlive = (line: string) => /^\.+$/u.test(line);

/** Waits for a line that says something. */
async function lineWith({ lines, ended }: Run, words: string): Promise<string> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (;;) {
    const found = lines.find((line) => line.includes(words));
    if (found) return found;
    if (over) throw new Error(`it ended, having said: ${lines.join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('npm start', () => {
  it('builds a fresh clone, says the address in one line, and serves the workbench until it is stopped', async () => {
    const started = run('start.mjs', ['--no-open', '--data', temporaryFolder()]);
    const line = await lineWith(started, 'http://127.0.0.1:');
    expect(started.lines.filter((said) => !isAlive(said))).toEqual(['Construction de l’application…', line]);
    expect(line).toMatch(/^Faire Avec est prêt à l’adresse http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]+ \(pour arrêter : Ctrl\+C\)\.$/u);
    const { page } = await newPage(/http\S+/u.exec(line)?.[0] ?? '');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    started.child.kill('SIGINT');
    expect(await started.ended).toBe(0);
  });

  it('builds nothing when nothing changed, and again when a source did', async () => {
    const again = run('start.mjs', ['--no-open', '--data', temporaryFolder()]);
    await lineWith(again, 'http://127.0.0.1:');
    expect(again.lines).toHaveLength(1);
    writeFileSync(join(clone, 'src/renderer/public/robots.txt'), 'User-agent: *\n');
    const changed = run('start.mjs', ['--no-open', '--data', temporaryFolder()]);
    await lineWith(changed, 'http://127.0.0.1:');
    expect(changed.lines[0]).toBe('Construction de l’application…');
  });

  it('opens the default browser where there is no Electron, and says so in one line', async () => {
    const opened = join(temporaryFolder(), 'opened');
    const bin = temporaryFolder('bin');
    writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\necho "$1" > ${opened}\n`, { mode: 0o755 });
    const started = run('start.mjs', [], {
      PATH: `${bin}:${process.env.PATH}`,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      XDG_DATA_HOME: temporaryFolder(),
    });
    const line = await lineWith(started, 'Electron n’est pas disponible ici');
    await expect.poll(async () => (await import('node:fs')).existsSync(opened)).toBe(true);
    expect(line).toContain((await import('node:fs')).readFileSync(opened, 'utf8').trim());
  });

  it('says one sentence when the folder is open already', async () => {
    const data = temporaryFolder();
    await lineWith(run('start.mjs', ['--no-open', '--data', data]), 'http://127.0.0.1:');
    const second = run('start.mjs', ['--no-open', '--data', data]);
    expect(await second.ended).toBe(1);
    expect(second.lines.at(-1)).toContain('Faire Avec est déjà ouvert');
  });

  it('says what is missing when the database engine can’t be compiled', async () => {
    const bare = temporaryFolder('bare');
    for (const name of ['package.json', 'package-lock.json', 'build']) cpSync(join(root, name), join(bare, name), { recursive: true });
    cpSync(join(root, 'node_modules/.package-lock.json'), join(bare, 'node_modules/.package-lock.json'));
    const child = spawn(process.execPath, [join(bare, 'build/start.mjs')], {
      cwd: bare,
      env: { PATH: temporaryFolder('empty'), LANG: 'fr' },
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
    expect(said.trim()).toMatch(
      /^Il manque de quoi préparer la base de données chiffrée \(Python 3, make, un compilateur C\+\+\) : .*, puis recommencez\.$/u,
    );
    rmSync(bare, { recursive: true });
  });
});

describe('npm test', () => {
  it('ends with one plain line that counts what passed, failed and was skipped', async () => {
    writeFileSync(
      join(clone, 'test/shared/counted.test.ts'),
      "import { expect, it } from 'vitest';\nit('a', () => {});\nit('b', () => expect(1).toBe(2));\nit.skip('c', () => {});\n",
    );
    writeFileSync(
      join(clone, 'test/vitest.config.ts'),
      "import { defineConfig } from 'vitest/config';\nexport default defineConfig({ test: { projects: [{ test: { name: 'unit', include: ['test/shared/counted.test.ts'] } }] } });\n",
    );
    const tested = run('test.mjs', ['unit']);
    expect(await tested.ended).toBe(1);
    expect(tested.lines.at(-1)).toBe('1 passed, 1 failed, 1 skipped');
  });
});
