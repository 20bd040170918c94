/**
 * A number with at most two decimals, its thousands parted by a thin no-break space in every language (ISO 80000-1): an
 * English comma would be read again as a French decimal mark.
 */
export function formatNumber(value: number, locale: string): string {
  return written(new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }), value);
}

/** A number that may be a year: four digits stand together, « dès 2025 ». */
export function formatYearOrNumber(value: number, locale: string): string {
  return written(new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: 'min2' }), value);
}

function written(format: Intl.NumberFormat, value: number): string {
  return format
    .formatToParts(value)
    .map((part) => (part.type === 'group' ? '\u202f' : part.value))
    .join('');
}
