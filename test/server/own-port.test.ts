import { describe, expect, it } from 'vitest';
import { portOf } from '#server/own-port';

describe('a folder’s own port', () => {
  it('is the same each time, and each folder has its own', () => {
    expect(portOf('/a/b')).toBe(portOf('/a/b/'));
    expect(portOf('/a/b')).not.toBe(portOf('/a/c'));
  });

  it('is one that a browser opens and a user may listen on', () => {
    for (let index = 0; index < 200; index++) {
      const port = portOf(`/folder/${index}`);
      expect(port).toBeGreaterThan(20_000);
      expect(port).toBeLessThan(32_768);
    }
  });
});
