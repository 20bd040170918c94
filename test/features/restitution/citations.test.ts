import { expect, test } from 'vitest';
import { writeText } from '#document/text/text-write';
import { chapterDocument, partRoot } from '#features/diagnostic/model/diagnostic-section';
import { citationEmbed } from '#features/diagnostic/model/embed-targets';
import { newSource } from '#features/diagnostic/model/source';
import { sourcesOf, wordsDocumentId, writeSourceContent } from '#features/diagnostic/model/source-section';
import { openSampleRestitution } from './sample-restitution';

const LONG = `${'Il faut trois semaines pour avoir un rendez-vous. '.repeat(9)}Voilà.`;
const SOURCE = newSource('Rapport annuel', 1, { author: 'Ville de Saint-Aubert', date: '2025' });

type Sample = Awaited<ReturnType<typeof openSampleRestitution>>;

/** A source of the sample, cited in a new paragraph of its first chapter; and what points to things that are gone. */
async function cite({ documents }: Sample) {
  const chapter = 'ch-porte';
  const source = { ...SOURCE, id: await documents.using('core', ({ doc }) => sourcesOf(doc).create(SOURCE)) };
  await documents.using(wordsDocumentId(source), ({ doc }) =>
    writeSourceContent(doc, {
      blocks: [
        { kind: 'heading', level: 2, text: 'Les délais' },
        { kind: 'paragraph', text: LONG },
      ],
      report: [],
    }),
  );
  const embed = ({ kind, ref, label }: { kind: string; ref: string; label: string }) => ({ embed: kind, ref, label });
  await documents.using(chapterDocument(chapter), ({ doc }) =>
    doc.transact(() =>
      writeText(doc, partRoot('findings'), [
        { type: 'paragraph', children: [{ text: 'On lit ', format: 0 }, embed(citationEmbed(source, LONG))] },
        {
          type: 'paragraph',
          children: [
            embed({ kind: 'actor', ref: 'x', label: 'Ancien café' }),
            embed({ kind: 'citation', ref: 'x', label: 'Mots retirés' }),
          ],
        },
      ]),
    ),
  );
}

test.each(['html', 'markdown'])(
  'a citation leaves with its marks, all of its words, its source and where they stand in it: %s',
  async (format) => {
    const sample = await openSampleRestitution();
    await cite(sample);
    const file = await sample.make({ audience: 'workspace', language: 'fr' }, format);
    const text = new TextDecoder()
      .decode(file.bytes)
      .replace(/<[^>]+>/gu, '')
      .replace(/[\s\u00a0\u202f]+/gu, ' ');
    expect(text).toContain(`« ${LONG} » (Rapport annuel, Ville de Saint-Aubert, 2025, sous « Les délais »)`);
  },
);

test('what is gone is told one by one, by its name and its chapter, and never by words that were a source’s', async () => {
  const sample = await openSampleRestitution();
  await cite(sample);
  const { losses } = await sample.compose({ audience: 'workspace', language: 'fr' });
  const told = losses.join('\n').replace(/[\u00a0\u202f]/gu, ' ');
  expect(told).toMatch(/« Ancien café », nommé dans « [^»]+ », n’est plus sur la carte/u);
  expect(told).toMatch(/Une citation de « [^»]+ » : sa source a été retirée/u);
  expect(told).not.toContain('Mots retirés');
});
