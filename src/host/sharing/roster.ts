import type { TableNews } from '#host/sync/table-contract';
import { type TableAddress, formatTableAddress, parseTableAddress } from '#host/sync/table-dialer';
import type { KnownTable, SharingRecord } from './sharing-record';

/**
 * The other tables, after one of them said what it knows. What a table says of itself counts at once; what it
 * says of another counts when that is newer. `mayAdd` says whose word brings tables nobody had heard of.
 */
export function learnTables(record: SharingRecord, from: string, news: TableNews, mayAdd: boolean): readonly KnownTable[] {
  const known = new Map(record.tables.map((table) => [table.id, table]));
  const said = known.get(from);
  if (said) known.set(from, { ...said, name: news.name || said.name, ...(news.address === '' ? {} : placed(news)) });
  for (const { id, name, address, since } of news.tables) {
    if (id === record.table || id === from) continue;
    const before = known.get(id);
    if (!before && mayAdd) known.set(id, { id, name, address, since });
    else if (before && address !== '' && since > before.since)
      known.set(id, { ...before, name: name || before.name, ...placed({ address, since }) });
  }
  const tables = [...known.values()];
  return JSON.stringify(tables) === JSON.stringify(record.tables) ? record.tables : tables;
}

function placed({ address, since }: { readonly address: string; readonly since: number }): Pick<KnownTable, 'address' | 'since'> {
  return { address, since };
}

/** Where a table may be reached, the likeliest first: where it was joined, what is told of it, what it announces. */
export function addressesOf(record: SharingRecord, table: string, announced: TableAddress | undefined): TableAddress[] {
  const told = record.tables.find(({ id }) => id === table)?.address ?? '';
  const joined = record.joined?.hostTable === table ? record.joined.address : '';
  const texts = [joined, told, announced ? formatTableAddress(announced) : ''];
  return [...new Set(texts)].flatMap((text) => (text === '' ? [] : (parseTableAddress(text) ?? [])));
}

/**
 * The table at whose signalling the windows of all tables meet: the one that shares while it is linked, else
 * the smallest id of those that are linked. Tables that see each other agree on it without a word.
 */
export function meetingTable(record: SharingRecord, linked: readonly string[]): string {
  const sharing = record.joined?.hostTable ?? record.table;
  const here = [record.table, ...linked];
  if (here.includes(sharing)) return sharing;
  return here.sort()[0] ?? record.table;
}
