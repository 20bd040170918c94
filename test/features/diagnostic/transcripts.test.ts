import { expect, test } from 'vitest';
import { readPastedSource, readSourceFile } from '#features/diagnostic/client/sources/source-reading';
import { blockText } from '#features/diagnostic/model/source-block';

const read = async (name: string, text: string) => {
  const { content } = await readSourceFile(name, new TextEncoder().encode(text));
  return { words: content.blocks.map(blockText), report: content.report };
};

test('the cues of a .srt are read as turns: no number, no time, each with who speaks', async () => {
  const text =
    '1\r\n00:00:01,000 --> 00:00:04,200\r\nAnimatrice : Comment êtes-vous arrivée\r\nau centre social ?\r\n\r\n2\r\n00:00:04,300 --> 00:00:09,000\r\nHabitante : Par une voisine. Elle m’a dit\r\n\r\n3\r\n00:00:09,100 --> 00:00:11,000\r\nqu’on pouvait y faire des papiers.\r\n\r\n4\r\n00:00:12,000 --> 00:00:13,000\r\n{\\an8}<i>Animatrice</i> : Et ensuite ?\r\n';
  expect((await read('entretien.srt', text)).words).toEqual([
    'Animatrice\u00a0: Comment êtes-vous arrivée au centre social ?',
    'Habitante\u00a0: Par une voisine. Elle m’a dit qu’on pouvait y faire des papiers.',
    'Animatrice\u00a0: Et ensuite ?',
  ]);
});

test('the voices of a .vtt are who speaks; its notes, styles and tags are no words', async () => {
  const text =
    'WEBVTT\n\nNOTE transcrit ici\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:04.200 align:start\n<v.loud Animatrice>Comment &amp; pourquoi ?</v>\n\n00:00:04.300 --> 00:00:09.000\n<v Habitante>Par une <c.vif>voisine</c>.\n- <v Voisin>Par moi.\n';
  expect((await read('entretien.vtt', text)).words).toEqual([
    'Animatrice\u00a0: Comment & pourquoi ?',
    'Habitante\u00a0: Par une voisine.',
    'Voisin\u00a0: Par moi.',
  ]);
});

test('a transcript is known by its times, whatever it is called', async () => {
  expect((await read('notes.txt', '00:01:00,5 --> 00:01:02,0\nBonjour.\n')).words).toEqual(['Bonjour.']);
});

test('messages of a phone are a paragraph each, with who wrote it and not when; what the app says is told', async () => {
  const mark = '\u200e';
  const text = `${mark}[12/03/2025, 14:05:33] Nadia: ${mark}Les messages sont chiffrés.\n[12/03/2025, 14:06:01] Nadia: Bonjour à tous\nje propose jeudi ?\n[12/03/2025, 2:07:10 PM] Marc: ${mark}<image absente>\n[12/03/2025, 14:08:00] Marc: Le local : 14h\n`;
  expect(await read('conversation.txt', text)).toEqual({
    words: ['Nadia\u00a0: Bonjour à tous\nje propose jeudi ?', 'Marc\u00a0: Le local : 14h'],
    report: [
      { code: 'by-the-app', quote: 'Les messages sont chiffrés.', line: 1 },
      { code: 'image', quote: '<image absente>', line: 4 },
    ],
  });
  const other = await readPastedSource('12/03/2025 à 14:05 - Nadia : Bonjour\n12/03/2025 à 14:06 - Marc Dupré : Oui');
  expect(other.content.blocks.map(blockText)).toEqual(['Nadia\u00a0: Bonjour', 'Marc Dupré\u00a0: Oui']);
});

test('a text that only speaks of hours and dates stays a text', async () => {
  const text = 'Le 12/03/2025 à 14:05, Nadia a dit : bonjour.\n\nPuis rien.';
  expect((await read('notes.txt', text)).words).toEqual(['Le 12/03/2025 à 14:05, Nadia a dit : bonjour.', 'Puis rien.']);
});
