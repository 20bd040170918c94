import { describe, expect, test } from 'vitest';
import { addressesOf, learnTables, meetingTable } from '#host/sharing/roster';
import type { SharingRecord } from '#host/sharing/sharing-record';
import type { TableNews } from '#host/sync/table-contract';

const known = (id: string, address = '', since = 0) => ({ id, name: id, address, since });
const record = (change: Partial<SharingRecord> = {}): SharingRecord => ({
  workspace: 'w',
  table: 'mmm',
  name: 'Table du milieu',
  secret: '',
  epoch: 0,
  notices: {},
  members: [],
  gone: [],
  tables: [known('aaa', '10.0.0.1:4321', 5)],
  ...change,
});
const news = (change: Partial<TableNews> = {}): TableNews => ({
  name: 'aaa',
  address: '10.0.0.1:4321',
  since: 5,
  documents: [],
  tables: [],
  epoch: 0,
  notices: [],
  ...change,
});
const joined = { hostTable: 'zzz', hostName: 'Table 1', address: '10.0.0.9:4321', token: '' };

describe('what the tables tell each other of where they are', () => {
  test('what a table says of itself counts at once', () => {
    const tables = learnTables(record(), 'aaa', news({ name: 'Table 2', address: '10.0.0.7:4400', since: 1 }), false);
    expect(tables).toEqual([{ id: 'aaa', name: 'Table 2', address: '10.0.0.7:4400', since: 1 }]);
  });

  test('what it says of another counts when that is newer, and never of this one', () => {
    const before = record({ tables: [known('aaa'), known('bbb', '10.0.0.2:1', 10)] });
    const said = (since: number) =>
      news({
        tables: [
          { ...known('bbb', '10.0.0.3:1', since), linked: true },
          { ...known('mmm'), linked: true },
        ],
      });
    const addressAfter = (since: number) => learnTables(before, 'aaa', said(since), true).map(({ address }) => address)[1];
    expect([addressAfter(9), addressAfter(11)]).toEqual(['10.0.0.2:1', '10.0.0.3:1']);
    expect(learnTables(before, 'aaa', said(11), true)).toHaveLength(2);
  });

  test('a table nobody had heard of is added by members only: the table that shares knows whom it let in', () => {
    const said = news({ tables: [{ ...known('bbb', '10.0.0.2:1', 1), linked: true }] });
    expect(learnTables(record(), 'aaa', said, true)).toHaveLength(2);
    expect(learnTables(record(), 'aaa', said, false)).toHaveLength(1);
  });

  test('nothing new gives the very same list', () => {
    const before = record({ tables: [known('aaa', '10.0.0.1:4321', 5)] });
    expect(learnTables(before, 'aaa', news(), true)).toBe(before.tables);
  });

  test('a table is looked for where it was joined, where it was told to be, and where it announces itself', () => {
    const tables = [known('zzz', '10.0.0.8:1', 1)];
    const announced = { host: '10.0.0.7', port: 2 };
    expect(addressesOf(record({ joined, tables }), 'zzz', announced)).toEqual([
      { host: '10.0.0.9', port: 4321 },
      { host: '10.0.0.8', port: 1 },
      announced,
    ]);
    expect(addressesOf(record({ tables }), 'zzz', { host: '10.0.0.8', port: 1 })).toHaveLength(1);
    expect(addressesOf(record(), 'xxx', undefined)).toEqual([]);
  });
});

describe('where the windows of all tables meet', () => {
  test('at the table that shares while it is linked, else at the smallest id among the linked', () => {
    expect(meetingTable(record({ joined }), ['bbb', 'zzz'])).toBe('zzz');
    expect(meetingTable(record({ joined }), ['ppp', 'bbb'])).toBe('bbb');
    expect(meetingTable(record({ joined }), ['ppp'])).toBe('mmm');
    expect(meetingTable(record(), ['aaa', 'bbb'])).toBe('mmm');
  });

  test('all tables of a full mesh agree, whoever is missing', () => {
    const ids = ['aaa', 'ccc', 'mmm', 'ppp'];
    const agreed = ids.map((table) =>
      meetingTable(
        record({ table, joined }),
        ids.filter((id) => id !== table),
      ),
    );
    expect(new Set(agreed)).toEqual(new Set(['aaa']));
  });
});
