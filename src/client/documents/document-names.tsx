import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { DocumentId } from '#shared/ids';

/** What people call something of the démarche, and the path of its screen. */
export interface NamedPlace {
  readonly label: string;
  readonly path: string;
}

/** Fetches what has a name in the démarche that is open: documents by what follows the kind in their ids, records by theirs. */
export type FetchDocumentNames = () => Promise<ReadonlyMap<string, NamedPlace>>;

const NamesContext = createContext<FetchDocumentNames>(async () => new Map());

/** Gives everything below it the names of the documents; the shell alone knows every feature. */
export function DocumentNamesProvider({ fetch, children }: { readonly fetch: FetchDocumentNames; readonly children: ReactNode }) {
  return <NamesContext value={fetch}>{children}</NamesContext>;
}

/** The name of a document, where one is known; none in the first moment. */
export function useDocumentName(): (id: DocumentId) => string | undefined {
  const names = useNamedPlaces();
  return (id) => names.get(id.slice(id.indexOf(':') + 1))?.label;
}

/** Everything that has a name and a screen; nothing in the first moment. */
export function useNamedPlaces(): ReadonlyMap<string, NamedPlace> {
  const fetch = useContext(NamesContext);
  const [names, setNames] = useState<ReadonlyMap<string, NamedPlace>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    fetch().then(
      (found) => isCurrent && setNames(found),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [fetch]);
  return names;
}
