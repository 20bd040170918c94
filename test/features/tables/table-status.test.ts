import { describe, expect, test } from 'vitest';
import type { TableState } from '#bridge/sharing-contract';
import type { PeerState } from '#document/sync/peer-link';
import { deliveryOf, tableStatuses, waitingByDocument } from '#features/tables/model/table-status';

const table = (id: string, change: Partial<TableState> = {}): TableState => ({
  id,
  name: `Table ${id}`,
  isHost: false,
  linked: true,
  lastExchange: 1000,
  pending: 0,
  ...change,
});
const window = (of: string, change: Partial<PeerState> = {}): PeerState => ({
  id: `${of}.1`,
  table: of,
  path: 'direct',
  connected: true,
  equal: true,
  lastExchange: 2000,
  pending: 0,
  refused: 0,
  ...change,
});

describe('by which way a table is linked', () => {
  test('directly when a window of it is, else through the hosts, else not at all', () => {
    const tables = [table('a'), table('b'), table('c', { linked: false })];
    expect(tableStatuses(tables, [window('a'), window('b', { connected: false })], true).map(({ path }) => path)).toEqual([
      'direct',
      'relay',
      'none',
    ]);
  });

  test('what this host said of its links is worth nothing while it does not answer', () => {
    expect(tableStatuses([table('a', { pending: 4 })], [], false)[0]).toMatchObject({ path: 'none', pending: 4 });
    expect(tableStatuses([table('a', { pending: 4 })], [window('a', { pending: 1 })], false)[0]).toMatchObject({
      path: 'direct',
      pending: 1,
    });
  });
});

describe('how far a document has come', () => {
  const tables = tableStatuses([table('a'), table('b')], [], true);
  const waiting = [
    { documentId: 'core', table: 'a', pending: 2 },
    { documentId: 'core', table: 'b', pending: 3 },
    { documentId: 'text:1', table: 'b', pending: 1 },
  ];

  test('a document that no table lacks anything of is shared with all of them', () => {
    expect(deliveryOf(['text:2'], tables, waiting)).toEqual({ tables: 2, pending: 0 });
  });

  test('an addition that two tables lack is one addition, and each of them counts as not having it all', () => {
    expect(deliveryOf(['core'], tables, waiting)).toEqual({ tables: 0, pending: 3 });
    expect(deliveryOf(['text:1'], tables, waiting)).toEqual({ tables: 1, pending: 1 });
    expect(deliveryOf(['core', 'text:1'], tables, waiting)).toEqual({ tables: 0, pending: 4 });
  });

  test('what waits is listed document by document, table by table', () => {
    expect(waitingByDocument(tables, waiting)).toEqual([
      {
        id: 'core',
        tables: [
          { name: 'Table a', pending: 2 },
          { name: 'Table b', pending: 3 },
        ],
      },
      { id: 'text:1', tables: [{ name: 'Table b', pending: 1 }] },
    ]);
  });
});
