/** Seeds that once broke a promise; each is played again for ever. What it broke, in a word. */
export const CRASHERS: readonly { readonly seed: number; readonly broke: string }[] = [
  { seed: 10, broke: 'a run went to follow a neighbour that was its own copy' },
  { seed: 57, broke: 'undo took the type off an element that others wrote in' },
  { seed: 195, broke: 'a word half received was torn apart by two merges' },
  { seed: 428, broke: 'two words of two people followed each other for ever' },
  { seed: 245, broke: 'an undone attribute left two editors with different texts' },
  { seed: 765, broke: 'the end of a slowly typed word stayed apart from its beginning, moved by somebody who had read only that' },
  { seed: 801, broke: 'two people’s words ran after the same neighbour, and a word was torn between them' },
  { seed: 854, broke: 'the end of a word was copied by somebody else before its author could join it' },
];
