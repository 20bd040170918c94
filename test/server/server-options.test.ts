import { describe, expect, it } from 'vitest';
import { readServerOptions } from '#server/server-options';

describe('the server’s command line', () => {
  it('listens on this computer only, on the folder’s own port, unless asked otherwise', () => {
    expect(readServerOptions([], '/d')).toEqual({ dataFolder: '/d', port: undefined, host: '127.0.0.1', open: false });
  });

  it('takes what is asked', () => {
    const args = ['--data', '/x', '--port', '4711', '--host', '192.168.1.4', '--open'];
    expect(readServerOptions(args, '/d')).toEqual({ dataFolder: '/x', port: 4711, host: '192.168.1.4', open: true });
  });

  it.each([
    [['--port', 'abc'], '--port'],
    [['--port', '70000'], '--port'],
    [['--wrong'], '--wrong'],
    [['--data='], '--data'],
  ])('names the option that is wrong in %j', (args, option) => {
    expect(() => readServerOptions(args, '/d')).toThrow(expect.objectContaining({ code: 'bad-input', details: { option } }));
  });
});
