import { z } from 'zod';

/** The typefaces one may read in; all are in the app. */
export const FONTS = ['atkinson', 'lexend', 'opendyslexic'] as const;
/** The colours one may read in; `auto` follows the computer, `contrast` is the strongest. */
export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const;
/** Sizes of the text, as a factor of the usual one (18 px). */
export const TEXT_SCALES = [0.9, 1, 1.15, 1.3, 1.5, 1.75, 2] as const;
/** Room between lines, as a factor of the usual one. */
export const LINE_SCALES = [1, 1.2, 1.4] as const;
/** Room between letters, in ems; words are twice that and a little further apart (WCAG 1.4.12 asks for the last). */
export const LETTER_SPACES = [0, 0.06, 0.12] as const;

/** How one person reads on this computer; never part of a démarche. What can't be read is as by default. */
export const comfortSchema = z.object({
  language: z.enum(['fr', 'en']).catch('fr'),
  textScale: z.number().min(0.8).max(3).catch(1),
  lineScale: z.number().min(1).max(2).catch(1),
  letterSpace: z.number().min(0).max(0.3).catch(0),
  font: z.enum(FONTS).catch('atkinson'),
  theme: z.enum(THEMES).catch('auto'),
  reducedMotion: z.boolean().catch(false),
  readAloud: z.boolean().catch(false),
  /** A band over the page shows the line one reads. */
  ruler: z.boolean().catch(false),
  /** False until the person has been asked once. */
  chosen: z.boolean().catch(false),
});
/** How one person reads, as kept on this computer. */
export type Comfort = z.output<typeof comfortSchema>;

/** How the app is read before anybody chose: in French, at the usual size. */
export const DEFAULT_COMFORT: Comfort = comfortSchema.parse({});
