import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messages } from './messages.mjs';
import { giveUp, npmCommand, root, runQuietly, say } from './run-quietly.mjs';

/** Brings node_modules in line with the lock file, and makes sure that the database engine really loads. */
export async function install() {
  if (process.platform === 'win32') giveUp(messages.noWindows());
  if (!isInstalled()) await installPackages();
  if (!sqliteLoads()) await compileSqlite();
}

/** True when every package of the lock file is there at its version. */
export function isInstalled(folder = root) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const present = readPackages(join(folder, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(([path, one]) => path === '' || isOptional(one) || present[path]?.version === one.version);
}

const isOptional = (one) => one.optional || one.devOptional || one.link;

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** No package runs a script of its own at install: the one that must compile is compiled by name, below. */
async function installPackages() {
  say(messages.installing());
  const [command, ...before] = npmCommand();
  const args = [...before, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, log } = await runQuietly('npm-ci', command, args, { env: { NODE_ENV: 'development' } });
  if (code !== 0) giveUp(messages.installFailed(log));
}

function sqliteLoads() {
  return spawnSync(process.execPath, ['-e', "require('sqlite3')"], { cwd: root, stdio: 'ignore' }).status === 0;
}

async function compileSqlite() {
  const missing = missingTools();
  if (missing.length > 0) giveUp(messages.noTools(missing.join(', '), remedy()));
  say(messages.compiling());
  const gyp = join(root, 'node_modules/node-gyp/bin/node-gyp.js');
  const { code, log } = await runQuietly('sqlite3', process.execPath, [gyp, 'rebuild'], {
    cwd: join(root, 'node_modules/sqlite3'),
    env: headers(),
  });
  if (code === 0 && sqliteLoads()) return;
  const said = readFileSync(log, 'utf8');
  if (/openssl\/[\w-]+\.h|-lcrypto|cannot find -lssl/u.test(said)) giveUp(messages.noTools('OpenSSL', remedy()));
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|attempting to download|install response/u.test(said))
    giveUp(messages.noHeaders());
  giveUp(messages.compileFailed(log));
}

/** Node's own headers when they came with it: compiling then needs no network. */
function headers() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include/node/node_version.h')) ? { npm_config_nodedir: prefix } : {};
}

function missingTools() {
  const present = (...names) => names.some((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
  const tools = [
    ['Python 3', present('python3', 'python')],
    ['make', present('make', 'gmake')],
    ['un compilateur C++', present('g++', 'clang++', 'c++')],
  ];
  return tools.filter(([, there]) => !there).map(([name]) => name);
}

function remedy() {
  if (process.platform === 'darwin') return 'xcode-select --install && brew install openssl';
  if (existsSync('/etc/fedora-release')) return 'sudo dnf install python3 make gcc-c++ openssl-devel';
  if (existsSync('/etc/arch-release')) return 'sudo pacman -S python make gcc openssl';
  return 'sudo apt-get install python3 make g++ libssl-dev';
}
