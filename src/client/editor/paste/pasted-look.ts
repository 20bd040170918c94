import type { Look } from '#document/text/flow';
import { FORMATS } from '#document/text/flow';
import { safeUrl } from '../safe-url';
import { foreignStyle } from './foreign-html';

type Format = (typeof FORMATS)[number];

const OF_TAG: Readonly<Record<string, Format>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  sub: 'subscript',
  sup: 'superscript',
};

/** How the words in an element of a line look, where those around it look as `around`. What its style says goes before its name. */
export function pastedLook(element: Element, around: Look): Look {
  const format = OF_TAG[element.localName];
  const link = element.localName === 'a' ? safeUrl(element.getAttribute('href') ?? '') : undefined;
  const look = { format: format ? around.format | bitOf(format) : around.format, link: link ?? around.link };
  for (const [name, isOn] of styled(element)) {
    // A link is underlined by itself.
    if (name === 'underline' && isOn && look.link !== undefined) continue;
    look.format = isOn ? look.format | bitOf(name) : look.format & ~bitOf(name);
  }
  return look;
}

function bitOf(format: Format): number {
  return 1 << FORMATS.indexOf(format);
}

/** What an element's style turns on or off. */
function styled(element: Element): (readonly [Format, boolean])[] {
  const [weight, slant, lines, place] = ['font-weight', 'font-style', 'text-decoration', 'vertical-align'].map((property) =>
    foreignStyle(element, property),
  ) as [string, string, string, string];
  const drawn = `${lines} ${foreignStyle(element, 'text-decoration-line')}`;
  return [
    ...(/^(?:normal|[1-9]00|bold)$/u.test(weight) ? [['bold', weight === 'bold' || Number(weight) >= 600] as const] : []),
    ...(slant === '' ? [] : [['italic', /italic|oblique/u.test(slant)] as const]),
    ...(/underline/u.test(drawn) ? [['underline', true] as const] : []),
    ...(/line-through/u.test(drawn) ? [['strikethrough', true] as const] : []),
    ...(place === 'sub' ? [['subscript', true] as const] : []),
    ...(place === 'super' ? [['superscript', true] as const] : []),
  ];
}
