import { useCallback, useSyncExternalStore } from 'react';
import type { RecordCollection, Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';

/** Every record of a collection, kept in step with whoever changes it. */
export function useRecords<T extends object>(collection: RecordCollection<T>): readonly Stored<T>[] {
  const subscribe = useCallback((changed: () => void) => collection.onChange(changed), [collection]);
  return useSyncExternalStore(subscribe, collection.list);
}

/** One record, or undefined when there is none; renders again only when that record changes. */
export function useRecord<T extends object>(collection: RecordCollection<T>, id: RecordId | undefined): Stored<T> | undefined {
  const subscribe = useCallback((changed: () => void) => collection.onChange(changed), [collection]);
  return useSyncExternalStore(subscribe, () => (id === undefined ? undefined : collection.get(id)));
}
