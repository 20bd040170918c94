// npm run fuzz -- [--minutes N] [--seed N]: plays seeded schedules of concurrent writing until the time is up.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } } });
const env = { ...process.env, FUZZ_MINUTES: values.minutes, ...(values.seed && { FUZZ_SEED: values.seed }) };
const arguments_ = ['vitest', 'run', '--config', 'test/vitest.config.ts', '--project', 'fuzz', '--disable-console-intercept'];
process.exit(spawnSync('npx', arguments_, { stdio: 'inherit', env }).status ?? 1);
