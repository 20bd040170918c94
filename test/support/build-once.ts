import { spawnSync } from 'node:child_process';

/** Journeys run what is shipped: the app is built once before the first of them. */
export default function buildOnce(): void {
  if (process.env.FAIRE_AVEC_BUILT === '1') return;
  const result = spawnSync('npx', ['electron-vite', 'build'], { stdio: 'inherit' });
  if (result.status !== 0) throw new Error('the app did not build');
}
