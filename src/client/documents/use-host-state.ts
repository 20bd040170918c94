import { useEffect, useState } from 'react';
import type { StreamListener } from '#bridge/contract';
import { useHostConnection } from './workspace-context';

/**
 * What a stream of the host said last, asked for again each time the connection opens; undefined until then. `open` must
 * be the same function from one render to the next.
 */
export function useHostState<T>(open: (listener: StreamListener<T>) => { close(): void }): T | undefined {
  const connection = useHostConnection();
  const [state, setState] = useState<T>();
  useEffect(() => {
    let close = () => {};
    const stop = connection.onOpen(() => {
      close();
      close = open({ onItem: setState }).close;
    });
    return () => {
      stop();
      close();
    };
  }, [connection, open]);
  return state;
}
