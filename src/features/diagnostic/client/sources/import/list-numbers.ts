/** A number as a list shows it, in one of the formats of ECMA-376 (`lowerLetter`, `upperRoman`…); in digits in any other. */
export function writtenNumber(number: number, format: string): string {
  if (format === 'lowerLetter' || format === 'upperLetter') {
    // Word goes on with aa, bb after z.
    const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
    return format === 'lowerLetter' ? letter : letter.toUpperCase();
  }
  if (format === 'lowerRoman') return roman(number);
  if (format === 'upperRoman') return roman(number).toUpperCase();
  return format === 'decimalZero' ? String(number).padStart(2, '0') : String(number);
}

const ROMAN: readonly [number, string][] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  if (number < 1 || number > 399) return String(number);
  const [value, signs] = ROMAN.find(([one]) => one <= number) ?? [1, 'i'];
  return signs + (number > value ? roman(number - value) : '');
}
