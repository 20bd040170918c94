// npm run bench [-- NAME…]: measures the product beside its peers and its limits; targets missed are said, never failed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import { buildApp } from './build-app.mjs';
import { root } from './run-quietly.mjs';

await buildApp();
const outDir = join(root, 'out/bench');
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: join(root, 'test/bench/run.ts'),
    outDir,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'run.js', chunkFileNames: '[name].js' } },
  },
});
const result = spawnSync(process.execPath, ['--expose-gc', join(outDir, 'run.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(result.status ?? 1);
