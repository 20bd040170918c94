/**
 * The look of a restitution that has left the app: paper and ink, one column of 70 characters, A4 when
 * printed. The one style sheet outside the interface; a preview uses the same.
 */
export const PRINT_STYLE = `
:root,:host{color-scheme:light;--ink:#16181d;--soft:#555b66;--line:#d6d9d3;--marker:#fff6c2}
*{box-sizing:border-box}
body,:host{font:400 18px/1.5 "Atkinson Hyperlegible Next Variable","Atkinson Hyperlegible Next","Atkinson Hyperlegible",system-ui,sans-serif;color:var(--ink);background:#fff;margin:0;overflow-wrap:break-word}
body,.sheet{max-width:52rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:2.2em;line-height:1.15;margin:0 0 .3em}h2{font-size:1.6em;line-height:1.2;margin:2.2em 0 .6em;padding-bottom:.2em;border-bottom:3px solid var(--ink)}
h3{font-size:1.25em;line-height:1.25;margin:1.6em 0 .4em}h4{font-size:1.05em;margin:1.2em 0 .3em}h5,h6{font-size:1em;margin:1em 0 .3em}
p,li,dd{max-width:70ch}p{margin:.6em 0}a{color:inherit}
nav h2{font-size:1.1em;border:0;margin:1.4em 0 .3em;padding:0}header{border-bottom:1px solid var(--line);padding-bottom:1.2em}
.territory{font-size:1.2em;color:var(--soft);margin:0}.purpose{font-size:1.1em}.made,.note,small,footer,.label{color:var(--soft);font-size:.88em}.label{font-weight:600;margin-bottom:.2em}
header ul{display:flex;flex-wrap:wrap;gap:.3em 1.2em;list-style:none;padding:0;margin:0}.badge{display:inline-block;min-width:1.5em;text-align:center;border:1.5px solid var(--ink);border-radius:50%;font-size:.8em;font-weight:700}
.lead{font-style:italic}.note{border-left:4px solid var(--line);padding-left:.8em;margin-top:1.2em}
blockquote{margin:1em 0;padding:.2em 0 .2em 1em;border-left:6px solid var(--line)}blockquote.testimony{border-left-color:var(--ink)}blockquote footer{color:var(--soft);font-size:.88em}
.actor,.figure{font-weight:600}
figure{margin:1em 0}figure img{max-width:100%;height:auto}figcaption{color:var(--soft);font-size:.88em}
.drawing svg{display:block;max-width:100%;height:auto;max-height:150vh}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:1em 0;font-size:.88em}caption{text-align:left;font-weight:600;padding:.3em 0}th,td{border:1px solid var(--line);padding:.4em .6em;text-align:left;vertical-align:top}thead th{background:#f6f7f4}
dt{font-weight:600;margin-top:.8em}dd{margin:.1em 0 0}
body>footer{margin-top:3em;padding-top:1em;border-top:1px solid var(--line)}
@page{size:A4;margin:20mm 16mm 18mm}
@page turned{size:A4 landscape}
@media print{
body,.sheet{max-width:none;padding:0;font-size:11pt}:host{font-size:11pt}p,li{orphans:2;widows:2}
body>header{break-after:page;border:0;padding-top:60mm}body>header h1{font-size:32pt}body>header .territory{font-size:16pt}body>header .purpose{font-size:14pt;margin:2em 0}
nav h2{font-size:1.6em;border-bottom:3px solid var(--ink);margin:0 0 .8em}nav a{text-decoration:none}nav li{margin:.5em 0}
.sections>section h2{break-before:page;margin-top:0}.sections>.short h2{break-before:auto;margin-top:1.5em}
h1,h2,h3,h4,dt,caption,.label,.lead{break-after:avoid}blockquote,figure,tr,li{break-inside:avoid}thead{display:table-header-group}
.wide{overflow:visible}.turned{page:turned}.turned .drawing svg{max-height:135mm}.drawing svg{max-height:230mm;width:100%}.many table{font-size:.72em}.many th,.many td{padding:.25em .35em;overflow-wrap:anywhere}
a{text-decoration:none}
}
`
  .trim()
  .replace(/\n/gu, '');

/** A font that a page brings along, as the bytes of a WOFF2 file. */
export interface PrintFont {
  readonly style: 'normal' | 'italic';
  readonly weight: number;
  /** The characters it is asked for, as CSS says it. */
  readonly range: string;
  readonly bytes: Uint8Array;
}

/** The fonts of a page, in the page: the same letters wherever it is opened or printed. */
export function fontStyle(fonts: readonly PrintFont[]): string {
  return fonts
    .map(({ style, weight, range, bytes }) => {
      const source = `url(data:font/woff2;base64,${base64(bytes)}) format("woff2")`;
      return `@font-face{font-family:"Atkinson Hyperlegible Next";font-style:${style};font-weight:${weight};unicode-range:${range};src:${source}}`;
    })
    .join('');
}

/** The running head and the numbers of printed pages; the cover has none (CSS Paged Media 3, § 5). */
export function pageMargins(title: string): string {
  const look = 'font:400 8.5pt "Atkinson Hyperlegible Next",system-ui,sans-serif;color:#555b66';
  const head = `@top-left{content:${cssString(title)};${look}}`;
  const number = `@bottom-right{content:counter(page) " / " counter(pages);${look}}`;
  return `@page{${head}${number}}@page:first{@top-left{content:none}@bottom-right{content:none}}`;
}

/** People's words as a string of CSS, in which nothing can end the string or the style sheet. */
function cssString(text: string): string {
  const escaped = [...text].map((sign) => (/[\p{L}\p{N} ,.’-]/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0x20).toString(16)} `));
  return `"${escaped.join('')}"`;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
