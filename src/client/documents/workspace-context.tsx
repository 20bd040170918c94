import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import type { Client, Contract } from '#bridge/contract';
import type { CoreAndTable } from '#document/records/kept-records';
import type { DocumentId } from '#shared/ids';
import { createObservable, type Observable } from '#shared/observable';
import type { HostConnection } from './host-connection';
import type { OpenDocument } from './open-document';
import { useObservable } from './use-observable';
import type { WorkspaceSession } from './workspace-session';

/** Who writes in this window: a pseudonym and a college, never a personal file. */
export interface Me {
  readonly personId: string;
  readonly name: string;
  /** Id of a college. */
  readonly college: string;
}

/** Before somebody said who they are. */
export const NOBODY: Me = { personId: '', name: '', college: '' };

const ConnectionContext = createContext<HostConnection | undefined>(undefined);
const WorkspaceContext = createContext<WorkspaceSession | undefined>(undefined);
const MeContext = createContext<Observable<Me>>(createObservable(NOBODY));

/** Gives everything below it the way to the host. */
export function HostProvider({ connection, children }: { connection: HostConnection; children: ReactNode }) {
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

/** Gives everything below it one open démarche and who writes in it. */
export function WorkspaceProvider({ session, me, children }: { session: WorkspaceSession; me: Observable<Me>; children: ReactNode }) {
  return (
    <WorkspaceContext value={session}>
      <MeContext value={me}>{children}</MeContext>
    </WorkspaceContext>
  );
}

function required<T>(value: T | undefined, provider: string): T {
  if (value === undefined) throw new Error(`used outside ${provider}`);
  return value;
}

/** This window's way to its host. Throws outside of `HostProvider`. */
export function useHostConnection(): HostConnection {
  return required(useContext(ConnectionContext), 'HostProvider');
}

/** The client of a contract, through this window's connection. */
export function useService<C extends Contract>(contract: C): Client<C> {
  const connection = useHostConnection();
  return useMemo(() => connection.client(contract), [connection, contract]);
}

/** The démarche that is open here. Throws outside of `WorkspaceProvider`. */
export function useWorkspace(): WorkspaceSession {
  return required(useContext(WorkspaceContext), 'WorkspaceProvider');
}

/** The document of people, actors, experiments and settings. */
export function useCore(): Y.Doc {
  return useWorkspace().core.doc;
}

/** The same, with what this table keeps of its records: for collections that stand in both. */
export function useCoreAndTable(): CoreAndTable {
  const { core, table } = useWorkspace();
  return useMemo(() => ({ core: core.doc, table: table.doc }), [core, table]);
}

/** Who this window says that it is, now and after each change; `NOBODY` where nobody was asked. */
export function useMe(): Me {
  return useObservable(useContext(MeContext));
}

/** A document of the démarche, held open while the component shows; undefined during the first render only. */
export function useOpenDocument(id: DocumentId): OpenDocument | undefined {
  const session = useWorkspace();
  const [document, setDocument] = useState<OpenDocument>();
  useEffect(() => {
    const held = session.acquire(id);
    setDocument(held.document);
    return () => {
      held.release();
      setDocument(undefined);
    };
  }, [session, id]);
  return document;
}
