import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { DocumentId } from '#shared/ids';

/** Fetches what people call the documents of the démarche that is open, by what follows the kind in their ids. */
export type FetchDocumentNames = () => Promise<ReadonlyMap<string, string>>;

const NamesContext = createContext<FetchDocumentNames>(async () => new Map());

/** Gives everything below it the names of the documents; the shell alone knows every feature. */
export function DocumentNamesProvider({ fetch, children }: { readonly fetch: FetchDocumentNames; readonly children: ReactNode }) {
  return <NamesContext value={fetch}>{children}</NamesContext>;
}

/** The name of a document, where one is known; none in the first moment. */
export function useDocumentName(): (id: DocumentId) => string | undefined {
  const fetch = useContext(NamesContext);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
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
  return (id) => names.get(id.slice(id.indexOf(':') + 1));
}
