import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentId } from '#document/section';
import { bundledMethods } from '#features/methods/model/bundled-methods';
import type { Method } from '#features/methods/model/method';
import { writeMethod } from '#features/methods/model/method-file';
import { writeProcess } from '#features/methods/model/process-from-method';
import { sections } from '#features/model';
import { contributionSchema } from '#features/workshop/model/contribution';
import { addContribution, stepDocumentId } from '#features/workshop/model/step-section';
import { agendasFromWorkshops, agendasOfProcess, stepsFromAgenda } from '#features/workshop/model/workshop-agenda';
import { startWorkshop } from '#features/workshop/model/workshop-operations';
import { nameTable, stepsOf } from '#features/workshop/model/workshop-section';
import { methodsContract } from '#features/methods/model/methods-contract';
import { seedDocument } from '#host/workspaces';
import { openHostWindow } from '../../support/worlds/host-window';

const title = (number: number) => `Atelier ${number}`;

function following() {
  const core = new Y.Doc();
  const [method] = bundledMethods();
  if (method) writeProcess(core, method, 1);
  return core;
}

test('the agendas of a method become questions, and a workshop that follows one is not told twice', () => {
  const core = following();
  const agendas = agendasOfProcess(core);
  expect(agendas.length).toBeGreaterThan(0);
  for (const agenda of agendas) {
    const steps = stepsFromAgenda(agenda);
    expect(steps.every(({ question, minutes }) => question !== '' && Number(minutes) > 0)).toBe(true);
    startWorkshop(core, 'Chez nous', 1, steps);
  }
  expect(agendasFromWorkshops(core, title)).toEqual([]);
});

test('a workshop of one’s own goes with the method as questions, lengths and kinds, without its title or its day', () => {
  const core = following();
  const drafts = [
    { question: 'Qui est venu seul ?', help: 'Sans noms.', kinds: ['lived' as const], minutes: 15 },
    { question: 'Et après ?', minutes: 0 },
  ];
  startWorkshop(core, 'Chez Kelvane', 1, [...drafts, { question: '  ' }]);
  startWorkshop(core, 'Encore chez Kelvane', 2, drafts);
  const [agenda, ...others] = agendasFromWorkshops(core, title);
  expect(others).toEqual([]);
  expect(agenda).toMatchObject({ id: 'atelier-1', title: 'Atelier 1' });
  expect(agenda?.times.map((time) => [time.title, time.instruction, time.minutes, time.kinds?.length])).toEqual([
    ['Qui est venu seul ?', 'Sans noms.', 15, 1],
    ['Et après ?', '', 20, 6],
  ]);
  expect(JSON.stringify(agenda)).not.toContain('Kelvane');
  expect(agenda && stepsFromAgenda(agenda)[0]).toEqual(drafts[0]);
});

const PAGE = { title: 'Notre méthode', edition: '1', summary: '', attribution: '', changes: '' };
/** One canary per place where somebody's words can be. */
const CANARIES = ['Kelvane', 'Zorica', 'Tartempion', 'Wendeline', 'Brumeval'] as const;

async function workspaceWithCanaries() {
  const { host, connection } = await openHostWindow();
  const [method] = bundledMethods() as [Method];
  const { id } = await connection
    .client(methodsContract)
    .start({ title: 'Un essai', territory: 'Ailleurs', firstTitle: 'Un sujet', language: 'fr', methodText: writeMethod(method) });
  const workspace = await host.workspaces.open(id);
  const [words, name, table, draft, workshop] = CANARIES;
  const step = await workspace.documents.using('core', ({ doc }) => {
    startWorkshop(doc, `Samedi avec ${workshop}`, 1, [{ question: 'Qu’est-ce qui aide ?', minutes: 10 }]);
    nameTable(doc, 't', `Table de ${table}`, 1);
    return stepsOf(doc).list()[0]?.id ?? '';
  });
  await seedDocument(workspace, 'workshop', step, sections, (doc) => {
    const said = (fields: object) => addContribution(doc, contributionSchema.parse({ author: 'a', given: true, ...fields }));
    said({ text: `Hier j’ai vu ${words} au guichet trois fois de suite sans réponse`, name });
    said({ text: `je n’ose pas dire ${draft}`, given: false });
  });
  return { documents: workspace.documents, methods: connection.client(methodsContract), id, step };
}

test('what people brought, their names and their tables never leave with the method, drafts and titles included', async () => {
  const { methods, id } = await workspaceWithCanaries();
  const { text, fileName } = await methods.publish({ workspaceId: id, page: PAGE, rewrites: {}, language: 'fr' });
  expect(text).toContain('Qu’est-ce qui aide ?');
  for (const canary of CANARIES) expect(text + fileName).not.toContain(canary);
  expect(text).not.toContain('trois fois de suite');
});

test.each([
  ['a name', 'Qu’en dit Zorica ?'],
  ['a draft', 'Et Wendeline ?'],
  ['a table', 'Que dit la table de Tartempion ?'],
  ['a sentence', 'Avez-vous été au guichet trois fois de suite sans réponse ?'],
])('a question that repeats %s is found before the method is published, and nothing is', async (_, question) => {
  const { documents, methods, id, step } = await workspaceWithCanaries();
  await documents.using('core', ({ doc }) => stepsOf(doc).patch(step, { question }));
  const { findings } = await methods.draft({ workspaceId: id, page: PAGE, rewrites: {}, language: 'fr' });
  expect(findings.map(({ path }) => path)).toEqual(['tools/atelier-1/times/0/title']);
  await expect(methods.publish({ workspaceId: id, page: PAGE, rewrites: {}, language: 'fr' })).rejects.toMatchObject({ code: 'forbidden' });
});

test('the documents of steps are documents of workshops', () => {
  expect(stepDocumentId('s')).toBe(documentId('workshop', 's'));
});

test('a pause is no question, and a time keeps every prompt, its plain twin and what it asks for', () => {
  const [agenda] = agendasOfProcess(following()).filter(({ id }) => id === 'atelier-trois-temps');
  const steps = agenda ? stepsFromAgenda(agenda) : [];
  const asking = agenda?.times.filter(({ prompts }) => prompts.length > 0) ?? [];
  expect(asking.length).toBeLessThan(agenda?.times.length ?? 0);
  expect(steps.map(({ question }) => question)).toEqual(asking.map(({ prompts }) => prompts[0]));
  for (const [index, { simple, prompts }] of asking.entries()) {
    for (const words of [simple, ...prompts.slice(1)]) expect(steps[index]?.help).toContain(words);
  }
  expect(steps[0]?.kinds).toEqual(['lived']);
});

test('an agenda of titles alone asks what its titles say', () => {
  const time = { title: 'Et après ?', minutes: 20, instruction: '', simple: '', prompts: [] };
  expect(stepsFromAgenda({ id: 'a', kind: 'agenda', title: 'A', purpose: '', simple: '', times: [time] })).toMatchObject([
    { question: 'Et après ?' },
  ]);
});
