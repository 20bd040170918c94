/** Widths in em of Atkinson Hyperlegible Next, by class of letter: measured once, a little generous, so that no text leaves its box. */
const NARROW = /[iljI.,:;'’|!]/u;
const THIN = /[ \u00a0ftr()[\]«»"-]/u;
const WIDE = /[mwMW@%—…]/u;
const CAPITAL = /\p{Lu}/u;

/** The width of `text` at `size`, in the same unit, without asking a screen: host and client must agree. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const letter of text) {
    if (NARROW.test(letter)) em += 0.29;
    else if (THIN.test(letter)) em += 0.37;
    else if (WIDE.test(letter)) em += 0.88;
    else if (CAPITAL.test(letter)) em += 0.67;
    else em += 0.56;
  }
  return em * size;
}

/** `text` on at most `maxLines` lines no wider than `width`; what does not fit ends in « … ». */
export function wrapText(text: string, width: number, size: number, maxLines: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, size) <= width || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const shown = lines.slice(0, maxLines);
  const last = shown.length - 1;
  if (lines.length > maxLines) shown[last] = `${shown[last]} …`;
  return shown.map((one) => cut(one, width, size));
}

/** One line, cut with « … » when it is too wide. */
export function cut(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = text.replace(/\s*…$/u, '');
  while (kept.length > 1 && textWidth(`${kept}…`, size) > width) kept = kept.slice(0, -1).trimEnd();
  return `${kept}…`;
}
