import { expect, test } from 'vitest';
import { figuresOf } from '#features/diagnostic/model/diagnostic-section';
import { openSampleRestitution } from './sample-restitution';

const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/gu, ' ');

async function openFigures() {
  const { documents, make } = await openSampleRestitution();
  const written = async (format: string, ...parts: string[]) =>
    plainSpaces(new TextDecoder().decode((await make({ audience: 'public', language: 'fr', parts }, format)).bytes));
  return { documents, written };
}

test.each(['markdown', 'html'])(
  'each observation of an indicator leaves with its base, and the share of the way with them (%s)',
  async (format) => {
    const { written } = await openFigures();
    const text = await written(format, 'experiments');
    for (const told of [
      '≈ 3 portes (octobre 2026, carnets des binômes, sur 18 réponses)',
      '2 portes (novembre 2026, carnets des binômes, sur 31 réponses)',
      '100 % du chemin',
      '67 % du chemin',
    ])
      expect(text).toContain(told);
  },
);

test.each(['markdown', 'html'])(
  'a figure beside the text leaves too with its base, and one without a source says so (%s)',
  async (format) => {
    const { documents, written } = await openFigures();
    await documents.using('core', ({ doc }) =>
      figuresOf(doc).create({
        quantity: { kind: 'exact', value: 61 },
        about: 'ont répondu',
        source: '',
        n: 80,
        chapterId: 'ch-fatigue',
        createdAt: 1,
      }),
    );
    const text = await written(format, 'diagnostic');
    expect(text).toContain('Chiffres qui ne sont pas dans le texte');
    expect(text).toMatch(/61 ont répondu.{0,40}source à préciser, sur 80 réponses/u);
    // What the text holds is not said twice.
    expect(text.match(/poussées en moyenne/gu)).toHaveLength(1);
  },
);
