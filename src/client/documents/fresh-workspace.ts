import { createObservable } from '#shared/observable';

/** The sample that was opened a moment ago in this window: one looks round before one says who one is. */
export const openedSample = createObservable<string | undefined>(undefined);

/** The démarche that was made a moment ago in this window: the cursor is put where one writes, once. */
export const freshWorkspace = createObservable<string | undefined>(undefined);
