import { expect, test } from 'vitest';
import { harmlessSvg } from '#client/diagram/mermaid-frame';

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">${inside}</svg>`;

test.each([
  '<script>alert(1)</script>',
  '<g onload="alert(1)"/>',
  '<foreignObject><b/></foreignObject>',
  '<a href="http://x"><text>x</text></a>',
  '<image href="data:image/png;base64,x"/>',
  '<use xlink:href="http://x#y"/>',
  '<path style="fill:url(http://x)"/>',
  '<style>@import "http://x";</style>',
  '<style>.a{background:url(http://x)}</style>',
  '<animate attributeName="href" to="javascript:alert(1)"/>',
])('a drawing that holds %s is refused', (inside) => {
  expect(() => harmlessSvg(svg(inside))).toThrow('could act');
});

test.each([
  '<text>&lt;img src="x" onerror=alert(1)&gt; javascript:1 url(http://x)</text>',
  '<use href="#arrow"/><path marker-end="url(#arrow)"/>',
  '<style>.a{fill:url(#grain)}</style>',
])('a drawing that only says or shows %s is let through', (inside) => {
  expect(harmlessSvg(svg(inside))).toBe(svg(inside));
});
