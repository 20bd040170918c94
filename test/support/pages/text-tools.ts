import type { Page } from 'playwright-core';

/** Uses a tool of the text: its button, or its line in the menu « Insérer » where the strip has no room for it. */
export async function pressTextTool(page: Page, name: string): Promise<void> {
  const strip = page.getByRole('toolbar', { name: 'Outils du texte' });
  const [button, menu] = [strip.getByRole('button', { name, exact: true }), strip.getByRole('button', { name: 'Insérer' })];
  await button.or(menu).first().waitFor();
  if (await button.isVisible()) return button.click();
  await menu.click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}
