import { availableParallelism, loadavg, release, totalmem } from 'node:os';
import { printTable, type RunBench } from './bench-table';
import { ROUNDS, SCALE } from './contest';

/** Every benchmark there is, by its file's name: a new one is a new file. */
const benches = import.meta.glob<{ readonly run: RunBench }>('./*.bench.ts');

const asked = process.argv.slice(2);
const names = Object.keys(benches).map((path) => path.replace(/^\.\/|\.bench\.ts$/gu, ''));
const wanted = asked.length > 0 ? asked : names;
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are: ${names.join(', ')}`);
  process.exit(2);
}

console.log(
  `# Benchmarks\n\nNode ${process.version}, Linux ${release()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${ROUNDS} rounds${SCALE === 1 ? '' : `, scale ${SCALE}`}. Medians [min–max].\n`,
);
for (const name of wanted) {
  const before = loadavg()[0]?.toFixed(1);
  const bench = await benches[`./${name}.bench.ts`]?.();
  if (!bench) continue;
  console.log(printTable(await bench.run()));
  console.log(`Load before and after: ${before}, ${loadavg()[0]?.toFixed(1)}\n`);
}
process.exit(0);
