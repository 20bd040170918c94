import type { Page } from 'playwright-core';

/** Words or a drawing inside something one can press, where they stand in the window. */
interface Drawn {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Less than this between the darkest and the lightest dot, and nobody reads the words (WCAG asks for 4.5 of letters). */
const READABLE = 3;

/**
 * The names of the buttons, links, tabs and choices in the window whose words or icon can't be told from what they are drawn
 * on: by the dots of a picture of the page, because forced colours paint a plate behind words that no computed style shows.
 */
export async function blankWords(page: Page): Promise<readonly string[]> {
  const drawn = await page.evaluate(drawnInControls);
  const picture = (await page.screenshot({ animations: 'disabled', scale: 'css' })).toString('base64');
  const reader = await page.context().newPage();
  try {
    const contrasts = await reader.evaluate(contrastsIn, { picture, drawn });
    return drawn.filter((_, at) => (contrasts[at] ?? 0) < READABLE).map(({ name }) => name);
  } finally {
    await reader.close();
  }
}

/** Runs in the page: the middle of each line of letters, and each icon, that nothing covers. */
function drawnInControls(): Drawn[] {
  const controls = document.querySelectorAll<HTMLElement>(
    'button, a[href], label, [role="tab"], [role="radio"], [role="option"], [role="menuitem"]',
  );
  const found: Drawn[] = [];
  const add = (control: HTMLElement, name: string, { x, y, width, height }: DOMRect, part: number) => {
    const middle = { x, y: y + (height * (1 - part)) / 2, width, height: height * part };
    if (width < 5 || height < 5 || x < 0 || y < 0 || x + width > innerWidth || y + height > innerHeight) return;
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    if (top && (control.contains(top) || top.contains(control))) found.push({ name, ...middle });
  };
  for (const control of controls) {
    if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const name = (control.getAttribute('aria-label') ?? control.innerText).trim().slice(0, 60) || control.outerHTML.slice(0, 80);
    const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const holder = text.parentElement;
      if (!text.textContent?.trim() || !holder || holder.closest('.visually-hidden') || !holder.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) add(control, name, line, 0.4);
    }
    for (const icon of control.querySelectorAll('svg')) {
      if (icon.checkVisibility({ visibilityProperty: true })) add(control, `${name} (icon)`, icon.getBoundingClientRect(), 1);
    }
  }
  return found;
}

/** Runs in an empty page: WCAG's contrast between the darkest and the lightest dot of each part of a picture. */
async function contrastsIn({ picture, drawn }: { readonly picture: string; readonly drawn: readonly Drawn[] }): Promise<number[]> {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas to look at the picture with');
  context.drawImage(image, 0, 0);
  const linear = (value: number) => (value <= 10 ? value / 3295 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return drawn.map(({ x, y, width, height }) => {
    const { data } = context.getImageData(x, y, width, height);
    let [darkest, lightest] = [1, 0];
    for (let at = 0; at < data.length; at += 4) {
      const light = 0.2126 * linear(data[at] ?? 0) + 0.7152 * linear(data[at + 1] ?? 0) + 0.0722 * linear(data[at + 2] ?? 0);
      [darkest, lightest] = [Math.min(darkest, light), Math.max(lightest, light)];
    }
    return (lightest + 0.05) / (darkest + 0.05);
  });
}
