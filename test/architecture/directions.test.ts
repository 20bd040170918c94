import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type IReporterOutput, type ICruiseResult } from 'dependency-cruiser';
import { beforeAll, expect, test } from 'vitest';
import { MODEL_LAYERS, RULES } from './rules';

let result: ICruiseResult;

beforeAll(async () => {
  const output: IReporterOutput = await cruise(
    ['src'],
    {
      validate: true,
      ruleSet: { forbidden: [...RULES] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '[.]module[.]css$' },
      enhancedResolveOptions: {
        extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
        conditionNames: ['import', 'types', 'node', 'default'],
        exportsFields: ['exports'],
      },
    },
    { bustTheCache: true },
  );
  result = output.output as ICruiseResult;
}, 120_000);

/** The sources as the file system knows them: what the cruiser must have seen. */
function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

test('every source file was cruised, so that no rule is green on nothing', () => {
  const cruised = new Set(result.modules.map((module) => module.source));
  const missed = sourceFiles('src').filter((file) => !cruised.has(file));
  expect(missed).toEqual([]);
  expect(cruised.size).toBeGreaterThan(50);
});

test.each(RULES.map((rule) => rule.name ?? ''))('%s', (name) => {
  const broken = result.summary.violations.filter((violation) => violation.rule.name === name);
  expect(broken.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('every feature has its place in the order of models', () => {
  const features = readdirSync('src/features', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(features.map(({ name }) => name).sort()).toEqual(MODEL_LAYERS.flat().sort());
});

test('a forbidden import is seen', async () => {
  const probe = await cruise(['test/architecture/probe'], {
    validate: true,
    ruleSet: { forbidden: [{ name: 'probe', severity: 'error', from: {}, to: { path: '^src/shared/' } }] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts'], conditionNames: ['import'] },
  });
  expect((probe.output as ICruiseResult).summary.error).toBe(1);
});
