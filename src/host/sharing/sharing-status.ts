import type { SharingState, TableState } from '#bridge/sharing-contract';
import { doorAddress } from './host-role';
import { linkedTables, type SharingParts } from './sharing-parts';
import type { KnownTable } from './sharing-record';

/** What is true of the sharing now: links are this table's own, and what is pending comes from acknowledgements. */
export function sharingState(parts: SharingParts): SharingState {
  const { record, door } = parts;
  return {
    tableId: record.table,
    tableName: record.name,
    share:
      record.shared && door
        ? {
            address: doorAddress(parts),
            code: door.code.text,
            codeExpiresAt: door.code.expiresAt,
            admit: record.shared.admit,
            requests: door.requests().map(({ id, name, from }) => ({ id, name, from })),
          }
        : null,
    joined: joinedState(parts),
    tables: tablesHostFirst(parts).map((table) => tableState(parts, table)),
    waiting: [...(parts.exchange?.waiting() ?? [])],
  };
}

function joinedState(parts: SharingParts): SharingState['joined'] {
  const { joined, tables } = parts.record;
  if (!joined) return null;
  const states = [...parts.neighbours.values()].map((neighbour) => neighbour.state());
  const link = (['linked', 'connecting'] as const).find((state) => states.includes(state)) ?? 'lost';
  const name = tables.find(({ id }) => id === joined.hostTable)?.name ?? joined.hostName;
  return { hostName: name, address: joined.address, link };
}

function tablesHostFirst({ record: { tables, joined } }: SharingParts): readonly KnownTable[] {
  const isHost = ({ id }: KnownTable) => id === joined?.hostTable;
  return [...tables.filter(isHost), ...tables.filter((table) => !isHost(table))];
}

function tableState(parts: SharingParts, { id, name }: KnownTable): TableState {
  const progress = parts.exchange?.progress(id);
  return {
    id,
    name,
    isHost: id === parts.record.joined?.hostTable,
    linked: linkedTables(parts).includes(id),
    lastExchange: progress?.lastExchange ?? null,
    pending: progress?.pending ?? 0,
  };
}
