import type { HostFeature } from '#host/host-feature';

/** Every feature's host side; a new one is one line here. */
export const hostFeatures: readonly HostFeature[] = [];
