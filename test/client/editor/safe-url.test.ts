import { expect, test } from 'vitest';
import { safeUrl } from '#client/editor/safe-url';

test.each([
  ['https://exemple.org/a?b=c#d', 'https://exemple.org/a?b=c#d'],
  ['exemple.org', 'https://exemple.org/'],
  ['  www.exemple.org/page ', 'https://www.exemple.org/page'],
  ['mailto:accueil@exemple.org', 'mailto:accueil@exemple.org'],
  ['tel:+41000000000', 'tel:+41000000000'],
])('« %s » may be followed', (typed, address) => {
  expect(safeUrl(typed)).toBe(address);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  '\u0000javascript:alert(1)',
  'java\u200bscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox',
  'file:///etc/passwd',
  'blob:https://exemple.org/1',
  'faireavec://open',
  '//exemple.org',
  '/diagnostic',
  '#ancre',
  '',
  'mot',
])('« %s » is no link', (typed) => {
  expect(safeUrl(typed)).toBeUndefined();
});
