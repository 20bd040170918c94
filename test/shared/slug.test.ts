import { expect, it } from 'vitest';
import { slug } from '#shared/slug';

it('keeps letters and digits, without accents or ligatures, parted by dashes', () => {
  expect(slug('  L’accès au droit : été 2026 (n° 2) ')).toBe('l-acces-au-droit-ete-2026-n-2');
  expect(slug('Cœur de ville !')).toBe('coeur-de-ville');
});

it('ends at a whole length, never on a dash', () => {
  expect(slug('a'.repeat(100))).toHaveLength(60);
  expect(slug('un deux', { longest: 3 })).toBe('un');
});

it('is empty when nothing can be kept', () => {
  expect(slug('« … »')).toBe('');
});

it('writes the underscores that Mermaid wants', () => {
  expect(slug('Premier accueil', { separator: '_', longest: 40 })).toBe('premier_accueil');
});
