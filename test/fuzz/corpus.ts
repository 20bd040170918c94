/** Seeds that once broke a promise; each is played again for ever. What it broke, in a word. */
export const CRASHERS: readonly { readonly seed: number; readonly broke: string }[] = [
  { seed: 10, broke: 'a run went to follow a neighbour that was its own copy' },
  { seed: 57, broke: 'undo took the type off an element that others wrote in' },
  { seed: 195, broke: 'a word half received was torn apart by two merges' },
  { seed: 428, broke: 'two words of two people followed each other for ever' },
  { seed: 245, broke: 'an undone attribute left two editors with different texts' },
];
