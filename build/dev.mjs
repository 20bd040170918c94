/**
 * `npm run dev`: serves the app and rebuilds it at each change; the server starts again only when its own
 * code changed, so that a page needs no more than a reload. Arguments go to the server.
 */
import './node-version.mjs';

const { spawn } = await import('node:child_process');
const { readFileSync, watch } = await import('node:fs');
const { join } = await import('node:path');
const { buildApp } = await import('./build-app.mjs');
const { install } = await import('./install.mjs');
const { root } = await import('./run-quietly.mjs');

const entry = join(root, 'out/server/index.js');
let child;
let served = '';

function serve() {
  const code = readFileSync(entry, 'utf8');
  if (code === served) return;
  served = code;
  child?.kill('SIGTERM');
  child = spawn(process.execPath, [entry, '--data', join(root, '.faire-avec'), ...process.argv.slice(2)], { stdio: 'inherit' });
}

await install();
await buildApp();
serve();

let pending;
watch(join(root, 'src'), { recursive: true }, () => {
  clearTimeout(pending);
  pending = setTimeout(() => void buildApp({ keepGoing: true }).then(serve), 150);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    child?.kill('SIGTERM');
    process.exit(0);
  });
}
