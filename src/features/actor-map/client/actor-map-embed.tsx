import { lazy, Suspense } from 'react';

const EmbeddedActorMap = lazy(() => import('./embedded-actor-map'));

/** The map for another feature's text; its code comes with the first map shown. */
export function ActorMapEmbed() {
  return (
    <Suspense>
      <EmbeddedActorMap />
    </Suspense>
  );
}
