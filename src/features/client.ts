import type { ClientFeature } from '#client/feature';

/** Every feature the interface is made of; a new one is one line here. Order decides nothing but search. */
export const clientFeatures: readonly ClientFeature[] = [];
