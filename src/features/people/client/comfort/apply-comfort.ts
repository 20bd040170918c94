import type { Comfort } from '../../model/comfort';

/** Families of the fonts that are fetched on request only; each file carries its own licence (OFL). */
const FONT_FAMILIES = {
  atkinson: undefined,
  lexend: '"Lexend Variable", var(--font)',
  opendyslexic: '"OpenDyslexic", var(--font)',
} as const;

/**
 * Puts a person's comfort on the page: size, spacing, font, theme, motion, language. `auto` follows the
 * computer's own setting, and goes on following it.
 */
export function applyComfort(comfort: Comfort, page: HTMLElement, prefersDark: boolean): void {
  page.lang = comfort.language;
  page.dataset.theme = comfort.theme === 'auto' ? (prefersDark ? 'dark' : 'light') : comfort.theme;
  page.dataset.motion = comfort.reducedMotion ? 'reduced' : 'usual';
  page.style.setProperty('--text-scale', String(comfort.textScale));
  page.style.setProperty('--line-scale', String(comfort.lineScale));
  page.style.setProperty('--letter-space', comfort.letterSpace === 0 ? 'normal' : `${comfort.letterSpace}em`);
  page.style.setProperty('--word-space', comfort.letterSpace === 0 ? 'normal' : `${comfort.letterSpace * 2}em`);
  const family = FONT_FAMILIES[comfort.font];
  if (family) page.style.setProperty('--reading-font', family);
  else page.style.removeProperty('--reading-font');
  void loadFont(comfort.font);
}

async function loadFont(font: Comfort['font']): Promise<void> {
  if (font === 'lexend') await import('./fonts-lexend.css');
  if (font === 'opendyslexic') await import('./fonts-opendyslexic.css');
}
