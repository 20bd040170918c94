import { createContext, type ReactNode, useContext } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import type { ClientFeature, Part } from './feature';
import { forgetLazy, lazyOnce } from './lazy-once';

const FeaturesContext = createContext<readonly ClientFeature[]>([]);

/** Gives every screen below it what the features of this window declare. */
export function FeaturesProvider({ features, children }: { readonly features: readonly ClientFeature[]; readonly children: ReactNode }) {
  return <FeaturesContext value={features}>{children}</FeaturesContext>;
}

/** Every feature of this window, as far as a screen reads their declarations; none outside of `FeaturesProvider`. */
export function useFeatures(): readonly ClientFeature[] {
  return useContext(FeaturesContext);
}

/** A part and the feature it belongs to, whose catalogue its words are in. */
export type Owned<P extends { readonly order: number }> = P & { readonly feature: string };

/** What the features put in one place, in its order; of equals, the feature that is listed first goes first. */
export function partsOf<P extends { readonly order: number }>(
  features: readonly ClientFeature[],
  declared: (feature: ClientFeature) => readonly P[] | undefined,
): readonly Owned<P>[] {
  const all = features.flatMap((feature) => (declared(feature) ?? []).map((part) => ({ ...part, feature: feature.name })));
  return all.sort((one, other) => one.order - other.order);
}

interface PartViewProps<Props> {
  readonly load: Part<Props>['component'];
  readonly props: Props;
}

/**
 * A part of another feature. What stands around it waits until it is there, up to the next `Suspense`; one that breaks is
 * left out, and what stands around it goes on.
 */
export function PartView<Props extends object>({ load, props }: PartViewProps<Props>) {
  const Component = lazyOnce(load);
  return (
    // Tried again where it is shown next.
    <ErrorBoundary fallback={null} onError={() => forgetLazy(load)}>
      <Component {...props} />
    </ErrorBoundary>
  );
}
