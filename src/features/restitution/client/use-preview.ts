import { useCallback, useEffect, useState } from 'react';
import { useService } from '#client/documents/workspace-context.tsx';
import { type RestitutionOptions, restitutionContract } from '#features/restitution/model/restitution-contract';

type Preview = { readonly refresh: () => void } & (
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'ready'; readonly html: string; readonly losses: readonly string[]; readonly isEmpty: boolean }
);

/** The page as it would be now; asked again when a choice changes, or on request. */
export function usePreview(options: RestitutionOptions): Preview {
  const service = useService(restitutionContract);
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<
    Omit<Extract<Preview, { state: 'ready' }>, 'refresh'> | { state: 'reading' } | { state: 'failed'; error: unknown }
  >({
    state: 'reading',
  });
  const key = JSON.stringify(options);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again for the same choices
  useEffect(() => {
    let wanted = true;
    service.preview(JSON.parse(key) as RestitutionOptions).then(
      (preview) => wanted && setAnswer({ state: 'ready', ...preview }),
      (error: unknown) => wanted && setAnswer({ state: 'failed', error }),
    );
    return () => {
      wanted = false;
    };
  }, [service, key, turn]);
  const refresh = useCallback(() => setTurn((before) => before + 1), []);
  return { ...answer, refresh };
}
