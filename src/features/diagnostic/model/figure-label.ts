import { formatQuantity } from '#shared/quantity';
import { FRENCH } from '#shared/words/language';
import type { Figure } from './diagnostic-records';

/**
 * What a text keeps of a figure it holds, for the day the figure is gone: « ≈ 50 personnes ». In French whoever reads, like the
 * words round it.
 */
export function figureLabel({ quantity, about }: Pick<Figure, 'quantity' | 'about'>): string {
  return `${formatQuantity(quantity, FRENCH)} ${about}`;
}
