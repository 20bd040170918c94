import { createObservable } from '#shared/observable';

/** A file that the system opened with the app, until the home screen takes it. */
export const offeredFile = createObservable<File | undefined>(undefined);
