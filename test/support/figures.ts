/** True in `npm run soak`: the promises are then played at the length that takes hours and not minutes. */
const isSoak = process.env.FAIRE_AVEC_SOAK === '1';

/**
 * How much of something a promise plays: the `ci` figure in `npm test`, the `soak` figure in `npm run soak`. The
 * one that runs is said aloud, by `name`, so that a report says what it showed.
 */
export function figure(name: string, { ci, soak }: { readonly ci: number; readonly soak: number }): number {
  const chosen = isSoak ? soak : ci;
  console.log(`${name}: ${chosen.toLocaleString('en')} (${isSoak ? 'soak' : 'CI'})`);
  return chosen;
}
