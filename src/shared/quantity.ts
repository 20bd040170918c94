import { formatNumber, formatYearOrNumber } from './number';
import { valueWords } from './words/value-words';

/**
 * A number as people of the field know it: exact, about, more than, less than, a range, open-ended,
 * unknown or withheld. Pure data; where it comes from (source, date, N) is the record's business.
 */
export type Quantity =
  | { readonly kind: 'exact' | 'about' | 'more-than' | 'less-than'; readonly value: number; readonly unit?: string | undefined }
  | { readonly kind: 'range'; readonly from: number; readonly to: number; readonly unit?: string | undefined }
  | { readonly kind: 'from'; readonly from: number; readonly unit?: string | undefined }
  | { readonly kind: 'unknown' | 'not-communicated' };

const NUMBER = String.raw`(\d[\d\s'’]*(?:[.,]\d+)?)`;
const RANGE = new RegExp(String.raw`^${NUMBER}\s*(?:–|-|à|ou|to|or)\s*${NUMBER}\s*(.*)$`, 'u');
const FROM = new RegExp(String.raw`^(?:dès|à partir de|from)\s+${NUMBER}\s*(.*)$`, 'u');
const PLAIN = new RegExp(String.raw`^(≈|~|environ|env\.|about|>|plus de|more than|<|moins de|less than)?\s*${NUMBER}\s*(.*)$`, 'u');

/**
 * Reads what a person types: `≈ 50`, `> 25`, `6–8 mois`, `42'000 CHF`, `dès 2025`, `inconnu`,
 * `non communiqué`. Returns undefined when it is none of these, so that the form can say so.
 */
export function parseQuantity(text: string): Quantity | undefined {
  const input = text.trim().toLowerCase();
  if (input === '?' || /^(inconnue?|unknown)$/u.test(input)) return { kind: 'unknown' };
  if (/^(non communiquée?|n\.?c\.?|not communicated)$/u.test(input)) return { kind: 'not-communicated' };
  const original = text.trim();
  const range = RANGE.exec(original);
  if (range) return { kind: 'range', from: toNumber(range[1]), to: toNumber(range[2]), ...unitOf(range[3]) };
  const from = FROM.exec(original);
  if (from) return { kind: 'from', from: toNumber(from[1]), ...unitOf(from[2]) };
  const plain = PLAIN.exec(original);
  if (!plain) return undefined;
  return { kind: qualifierOf(plain[1]), value: toNumber(plain[2]), ...unitOf(plain[3]) };
}

/**
 * A quantity in words, with no-break spaces: the inverse of `parseQuantity`, in every language. The unit is the group's own
 * word, and stays.
 */
export function formatQuantity(quantity: Quantity, locale: string): string {
  const words = valueWords(locale);
  const number = (value: number) => formatNumber(value, locale);
  const unit = 'unit' in quantity && quantity.unit ? `\u00a0${quantity.unit}` : '';
  switch (quantity.kind) {
    case 'exact':
      return number(quantity.value) + unit;
    case 'about':
      return `≈\u00a0${number(quantity.value)}${unit}`;
    case 'more-than':
      return `>\u00a0${number(quantity.value)}${unit}`;
    case 'less-than':
      return `<\u00a0${number(quantity.value)}${unit}`;
    case 'range':
      return `${number(quantity.from)}–${number(quantity.to)}${unit}`;
    case 'from':
      return words('from', { value: formatYearOrNumber(quantity.from, locale) + unit });
    case 'unknown':
      return words('unknown');
    case 'not-communicated':
      return words('notCommunicated');
  }
}

function qualifierOf(sign: string | undefined): 'exact' | 'about' | 'more-than' | 'less-than' {
  if (sign === undefined) return 'exact';
  if (/^(>|plus de|more than)$/u.test(sign)) return 'more-than';
  if (/^(<|moins de|less than)$/u.test(sign)) return 'less-than';
  return 'about';
}

function toNumber(text: string | undefined): number {
  return Number((text ?? '').replace(/[\s'’]/gu, '').replace(',', '.'));
}

function unitOf(text: string | undefined): { unit?: string } {
  const unit = text?.trim();
  return unit ? { unit } : {};
}
