/** Ends something that a test started; may be called once only, by whoever tears down. */
type Stop = () => Promise<void> | void;

const atFileEnd: Stop[] = [];
const vitest = process.env.VITEST ? await import('vitest') : undefined;

vitest?.afterAll(async () => {
  for (const stop of atFileEnd.splice(0).reverse()) await stop();
});

/** Registers the end of what all tests of a file share. */
export function stopAtFileEnd(stop: Stop): void {
  atFileEnd.push(stop);
}

/**
 * Registers the end of what a factory just started: at the end of the running test, or of the file when it
 * was started in a `beforeAll`. Outside a test run (benches, scripts) the caller stops things itself.
 */
export function stopAtEnd(stop: Stop): void {
  if (!vitest) return;
  if (vitest.TestRunner.getCurrentTest()) vitest.onTestFinished(() => stop());
  else stopAtFileEnd(stop);
}
