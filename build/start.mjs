/**
 * `npm start`: installs what is missing, builds what changed, and opens the workbench, in Electron when it
 * can be had, else in the default browser. `npm start -- --no-open` only says the address; every other
 * argument goes to the server (`--data DIR --port N --host ADDRESS`).
 */
import './node-version.mjs';

const { messages } = await import('./messages.mjs');
const { giveUp, root, say } = await import('./run-quietly.mjs');
const { install } = await import('./install.mjs');
const { buildApp } = await import('./build-app.mjs');
const { electronBinary } = await import('./electron-binary.mjs');
const { spawn } = await import('node:child_process');
const { createInterface } = await import('node:readline');
const { join } = await import('node:path');

const args = process.argv.slice(2).filter((one) => one !== '--no-open');
const open = !process.argv.includes('--no-open');

await install();
await buildApp();
// Arguments are the server's: whoever gives some wants the server.
const electron = open && args.length === 0 ? await electronBinary() : undefined;
if (electron) runElectron(electron);
else runServer();

function runElectron(binary) {
  say(messages.openingElectron());
  endWith(spawn(binary, [root], { stdio: 'inherit' }));
}

function runServer() {
  const entry = join(root, 'out/server/index.js');
  const child = spawn(process.execPath, [entry, ...args, ...(open ? ['--open'] : [])], { stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { url } = JSON.parse(line);
    say(open ? messages.openingBrowser(url) : messages.serving(url));
  });
  endWith(child);
}

/** This script lives and ends with what it started. */
function endWith(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  child.once('error', (error) => giveUp(error.message));
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
