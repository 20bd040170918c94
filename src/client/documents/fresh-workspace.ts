import { createObservable } from '#shared/observable';

/** The démarche that was made a moment ago in this window: the cursor is put where one writes, once. */
export const freshWorkspace = createObservable<string | undefined>(undefined);
