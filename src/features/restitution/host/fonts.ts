import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrintFont } from '../model/print-style';

/** The letters of the interface, as Fontsource parts them by script. */
const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';
/** One file for each weight: a PDF holds the letters of a variable font as drawings, which printers set less well. */
const FILES = [
  { name: 'latin-400-normal', style: 'normal', weight: 400, range: LATIN },
  { name: 'latin-600-normal', style: 'normal', weight: 600, range: LATIN },
  { name: 'latin-700-normal', style: 'normal', weight: 700, range: LATIN },
  { name: 'latin-400-italic', style: 'italic', weight: 400, range: LATIN },
  { name: 'latin-ext-400-normal', style: 'normal', weight: 400, range: LATIN_EXT },
] as const;

/** The fonts that leave with a page, from the resources of the app; none where they can't be read: a page without them is a page. */
export async function readFonts(resourcesFolder: string): Promise<readonly PrintFont[]> {
  const fonts = FILES.map(async ({ name, ...font }): Promise<PrintFont> => {
    const bytes = await readFile(join(resourcesFolder, 'fonts', `atkinson-hyperlegible-next-${name}.woff2`));
    return { ...font, bytes };
  });
  return Promise.all(fonts).catch(() => []);
}
