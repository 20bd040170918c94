import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCrashLog } from '#main/crash-log';
import { temporaryFolder } from '../support/temporary-folder';

const noon = () => new Date('2026-03-01T12:00:00Z');

describe('the log of incidents', () => {
  it('says when, what kind and where in the code, and never what somebody wrote', () => {
    const path = join(temporaryFolder(), 'logs', 'incidents.log');
    createCrashLog(path, noon).note('uncaught', new TypeError('témoignage de Mariam : « je dors dans ma voiture »'));
    const written = readFileSync(path, 'utf8');
    expect(written).toMatch(/^2026-03-01T12:00:00\.000Z uncaught TypeError \| at .*crash-log\.test/u);
    expect(written).not.toContain('Mariam');
  });

  it('does not grow for ever', () => {
    const path = join(temporaryFolder(), 'incidents.log');
    writeFileSync(path, 'x'.repeat(600 * 1024));
    createCrashLog(path, noon).note('render-process-gone', 'oom 5');
    expect(readFileSync(path, 'utf8')).toBe('2026-03-01T12:00:00.000Z render-process-gone oom 5\n');
  });

  it('never makes things worse', () => {
    const notAFolder = join(temporaryFolder(), 'file');
    writeFileSync(notAFolder, '');
    expect(() => createCrashLog(join(notAFolder, 'incidents.log'), noon).note('uncaught', new Error('x'))).not.toThrow();
  });
});
