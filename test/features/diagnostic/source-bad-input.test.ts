// @vitest-environment jsdom
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readPastedSource, readSourceFile } from '#features/diagnostic/client/sources/source-reading';
import { blockText } from '#features/diagnostic/model/source-block';
import { AppError } from '#shared/app-error';
import { mutate } from '../../support/hostile/mutation';
import { randomFrom, seedOf } from '../../support/random';
import { processorMs } from '../../support/processor-time';

const DOCX = Buffer.from(
  zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:p><w:r><w:t>On pousse quatre portes.</w:t></w:r></w:p>'.repeat(40)}</w:body></w:document>`,
    ),
  }),
);
const MARKDOWN = Buffer.from(
  '# Titre\n\n> [mot](javascript:alert(1)) **fort** <b>\n\n- [ ] un\n  1. deux\n\n| a | b |\n|--|--|\n| `c` | ![d](e) |\n\n[^1]: note\n'.repeat(
    8,
  ),
);
const TABLE = Buffer.from('Service;"Réponses; n";≈\r\n"a ""b""";12;3\r\n'.repeat(20));
const PAGE = Buffer.from(
  '<h1>Titre</h1><table><tr><td>a<td>b</table><ul><li>un<ol><li>deux</ul><p>mot<sup>1</sup><a href="data:x">lien</a>'.repeat(8),
);

test.each([
  ['rapport.docx', DOCX],
  ['notes.md', MARKDOWN],
  ['page.html', PAGE],
  ['notes.txt', MARKDOWN],
  ['chiffres.csv', TABLE],
])('a spoiled %s is read, kept or said to be damaged, and never more than that', async (name, original) => {
  const seed = seedOf(`bad ${name}`);
  const random = randomFrom(seed);
  for (let run = 0; run < 150; run++) {
    const { bytes } = mutate(original, random);
    const started = processorMs();
    const result = await readSourceFile(name, new Uint8Array(bytes)).catch((error: unknown) => error);
    expect(processorMs() - started, `seed ${seed}, run ${run}`).toBeLessThan(2000);
    if (!(result instanceof Error)) continue;
    expect(result, `seed ${seed}, run ${run}: ${result.stack}`).toBeInstanceOf(AppError);
    expect(['damaged-file', 'too-large']).toContain((result as AppError).code);
  }
});

const ACTING = [
  '<script>window.hit=1</script>',
  '<img src=x onerror="window.hit=1">',
  '<svg onload="window.hit=1"><a href="javascript:window.hit=1">x</a></svg>',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<math><mi><style><img src=x onerror=window.hit=1></style></mi></math>',
  '<a href="java\nscript:window.hit=1">x</a>',
  '<form action="javascript:window.hit=1"><button>x</button></form>',
  '<object data="data:text/html,<script>hit=1</script>"></object>',
  '<template><script>window.hit=1</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=window.hit=1>"></p></noscript>',
  '<link rel="stylesheet" href="https://exemple.org/x.css"><meta http-equiv="refresh" content="0;url=https://exemple.org">',
];

test.each(ACTING)('%s pasted or in a file comes out as words, and nothing has run', async (piece) => {
  const pasted = await readPastedSource('mot', `<p>avant</p>${piece}<p>après</p>`);
  const page = await readSourceFile('a.html', strToU8(`<p>avant</p>${piece}<p>après</p>`));
  const markdown = await readSourceFile('a.md', strToU8(`avant\n\n${piece}\n\naprès [x](javascript:alert%281%29)`));
  for (const { content } of [pasted, page, markdown]) {
    const texts = content.blocks.map(blockText);
    expect(texts[0]).toBe('avant');
    expect(texts.join(' ')).toContain('apr');
    expect(texts.join(' ')).not.toMatch(/\(javascript:/u);
  }
  expect(Reflect.get(window, 'hit')).toBeUndefined();
});

test.each([
  ['quotations', '> '.repeat(20_000)],
  ['lists', '- '.repeat(20_000)],
  ['brackets', '['.repeat(50_000)],
  ['emphases', '*a _b '.repeat(20_000)],
  ['links', '[a]('.repeat(20_000)],
  ['table columns', `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n|${'b|'.repeat(5000)}`],
  ['references', '[^a]: x\n'.repeat(5000)],
  ['backticks', '`'.repeat(50_000)],
])('Markdown made of twenty thousand %s is read in time', async (_name, text) => {
  const started = processorMs();
  const { content } = await readSourceFile('a.md', strToU8(`mot ${text}`));
  expect(processorMs() - started).toBeLessThan(5000);
  expect(content.blocks.length).toBeGreaterThan(0);
});
