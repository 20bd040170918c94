import { expect, test } from 'vitest';
import { chapterDocument, chaptersOf, validationsOf } from '#features/diagnostic/model/diagnostic-section';
import { passagesOf } from '#features/diagnostic/model/validation/validated-text';
import { setValidation } from '#features/diagnostic/model/validation/validation';
import { openSampleRestitution } from './sample-restitution';

const CHAPTER = 'ch-fatigue';
const DAY = Date.parse('2026-11-02T12:00:00');

/** The sample, with three agreements on a chapter: two alike, and one in writing that Inès noted. */
async function openAgreements() {
  const restitution = await openSampleRestitution();
  const { documents } = restitution;
  const agree = (collegeId: string, by: string, how: 'together' | 'written') =>
    documents.using('core', ({ doc: core }) =>
      documents.using(chapterDocument(CHAPTER), ({ doc }) => {
        const chapter = chaptersOf(core).get(CHAPTER);
        if (!chapter) throw new Error('the sample has no such chapter');
        setValidation(core, { chapterId: CHAPTER, collegeId, by, how, passages: passagesOf(core, chapter, doc) }, true, DAY);
      }),
    );
  await agree('people', '', 'together');
  await agree('elected', 'p-ines', 'written');
  await agree('volunteers', '', 'together');
  const written = async (audience: 'workspace' | 'public', format: string) =>
    new TextDecoder().decode((await restitution.make({ audience, language: 'fr', parts: ['diagnostic'] }, format)).bytes);
  return { ...restitution, written };
}

test.each(['markdown', 'html'])('an agreement leaves with its day, how it was given and who noted it (%s)', async (format) => {
  const { written } = await openAgreements();
  const alike = 'Personnes concernées, Bénévoles (2 novembre 2026, ensemble, à voix haute)';
  expect((await written('workspace', format)).replace(/[\u00a0\u202f]/gu, ' ')).toContain(
    `Validé par : ${alike} ; Élus (2 novembre 2026, par écrit, noté par Inès). Pas encore validé par :`,
  );
});

test('an agreement that the text left behind says the same, under what is to be asked again', async () => {
  const { documents, written } = await openAgreements();
  await documents.using('core', ({ doc }) => chaptersOf(doc).patch(CHAPTER, { title: 'La fatigue' }));
  expect((await written('workspace', 'markdown')).replace(/[\u00a0\u202f]/gu, ' ')).toMatch(
    /Le texte a changé depuis l’accord de : Personnes concernées, Bénévoles \(2 novembre 2026, [^)]*\) ; Élus \(2 novembre 2026, par écrit/u,
  );
});

test('everybody reads how a college agreed, and never who noted it; that the name stays is said', async () => {
  const { written, compose } = await openAgreements();
  const text = await written('public', 'markdown');
  expect(text).toContain('Élus (2 novembre 2026, par écrit).');
  expect(text).not.toContain('Inès');
  const { losses } = await compose({ audience: 'public', language: 'fr', parts: ['diagnostic'] });
  expect(losses.filter((loss) => loss.startsWith('Le nom de qui a noté'))).toHaveLength(1);
});

test('what an older app noted, or somebody who is gone, has its day alone', async () => {
  const { documents, written } = await openAgreements();
  await documents.using('core', ({ doc }) => {
    for (const { id, collegeId } of validationsOf(doc).list()) {
      if (id.includes(CHAPTER) && collegeId === 'elected') validationsOf(doc).patch(id, { how: undefined, by: 'somebody-gone' });
    }
  });
  expect(await written('workspace', 'markdown')).toContain('Élus (2 novembre 2026).');
});
