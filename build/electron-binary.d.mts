/** Electron's program when it is there already. */
export function presentBinary(): string | undefined;
