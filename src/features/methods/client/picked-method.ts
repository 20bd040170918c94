import type { Method } from '../model/method';
import { parseMethod } from '../model/method-file';
import { createObservable } from '#shared/observable';

/** A method chosen from a file, on its way to « Commencer une démarche ». Kept as long as the window is open. */
export const pickedMethod = createObservable<Method | undefined>(undefined);

/** Reads a method file and offers it first. Throws what `parseMethod` throws. */
export async function pickMethodFile(file: Blob): Promise<void> {
  pickedMethod.set(parseMethod(await file.text()));
}
