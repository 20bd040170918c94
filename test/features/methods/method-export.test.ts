import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainContent } from '#document/text/plain-content';
import { chaptersOf } from '#features/diagnostic/model/diagnostic-section';
import { bundledMethods } from '#features/methods/model/bundled-methods';
import { compareMethods } from '#features/methods/model/compare-methods';
import type { Method } from '#features/methods/model/method';
import { writeMethod } from '#features/methods/model/method-file';
import { methodFromProcess } from '#features/methods/model/method-from-process';
import { methodTexts, rewriteTexts } from '#features/methods/model/method-texts';
import { applyMethod, withParts } from '#features/methods/model/method-parts';
import { inOrder, originMethodText, processRecords } from '#features/methods/model/process-section';
import { scanMethod } from '#features/methods/model/scan-method';
import { sensitiveSources } from '#features/methods/model/sensitive-sources';
import { sensitiveTerms } from '#features/methods/model/sensitive-terms';
import { models, sections } from '#features/model';

const [parent] = bundledMethods() as [Method];
const PAGE = { title: 'Notre méthode', edition: '2', summary: '', attribution: '', changes: '' };

function process() {
  const core = new Y.Doc();
  applyMethod(models, core, parent, 1);
  return { core, records: processRecords(core) };
}
const drawn = (core: Y.Doc) => withParts(methodFromProcess(processRecords(core), PAGE, parent), models, core, parent);
const CORE = sections.filter(({ kind }) => kind === 'core');

test('a process started from a method and left as it is gives the same method back', () => {
  const { core } = process();
  const method = drawn(core);
  const own = ['id', 'title', 'edition', 'summary', 'attribution', 'lineage'];
  const body = (one: Method) => Object.fromEntries(Object.entries(one).filter(([key]) => !own.includes(key)));
  expect(body(method)).toEqual(body(parent));
  expect(compareMethods(parent, method, 'fr-CH')).toEqual([]);
  expect(originMethodText(core)).toBe(writeMethod(parent));
});

test('two hosts that start one démarche from one method end with one process', () => {
  const [a, b] = [process(), process()];
  Y.applyUpdate(a.core, Y.encodeStateAsUpdate(b.core));
  Y.applyUpdate(b.core, Y.encodeStateAsUpdate(a.core));
  expect(a.records.steps.list()).toEqual(b.records.steps.list());
  expect(a.records.steps.list()).toHaveLength(parent.phases.flatMap((phase) => phase.steps).length);
});

test('what changed against the parent is told once each: a prompt, a duration, a step added, a step moved', () => {
  const { core, records } = process();
  const [first, second] = inOrder(records.phases.list());
  const [step] = inOrder(records.steps.list().filter((one) => one.phaseId === first?.id));
  if (!first || !second || !step) throw new Error('no phases');
  records.steps.patch(step.id, { prompts: ['Et vous ?', ...step.prompts], phaseId: second.id });
  records.phases.patch(second.id, { duration: { kind: 'known', from: 1, to: 2, unit: 'year' } });
  const { id: _, ...fields } = step;
  records.steps.create({
    ...fields,
    title: 'Dessiner',
    prompts: [],
    materials: [],
    watch: [],
    purpose: '',
    simple: '',
    output: '',
    duration: undefined,
  });
  const told = compareMethods(parent, drawn(core), 'fr-CH').map(({ kind, field, before, after }) => [kind, field, before, after]);
  expect(told).toEqual([
    ['added', 'title', '', 'Dessiner'],
    ['added', 'prompts', '', 'Et vous ?'],
    ['changed', 'duration', '≈\u00a05–8\u00a0mois', '1–2\u00a0ans'],
    ['moved', 'phase', first.title, second.title],
  ]);
});

test('the lineage names the parent, with what the group says it changed', () => {
  const { records } = process();
  const method = methodFromProcess(records, { ...PAGE, changes: 'Une étape de dessin.' }, parent);
  expect(method.lineage).toEqual([
    { id: parent.id, title: parent.title, edition: parent.edition, licence: parent.licence, changes: 'Une étape de dessin.' },
  ]);
});

const DATA = sensitiveSources(
  [
    { root: 'people', value: { a: { name: 'Zorica Valdrin', college: 'people' } } },
    { root: 'actors', value: { b: { name: 'Ligue Tartempion', territory: 'Val-de-Brume', note: 'reçoit le lundi' } } },
    { root: 'circles', value: { c: { name: 'Premier accueil' } } },
    { root: 'circle-roles', value: { r: { circleId: 'c', name: 'Gardienne du fil', holder: 'Wolmar' } } },
    { root: 'experiment-indicators', value: { d: { baseline: { kind: 'exact', value: 437 } } } },
    { root: 'text', value: ['On m’a renvoyée trois fois de suite sans un mot, dit Kelvane. Cela touche 2’200 foyers.'] },
  ],
  CORE,
);

test.each([
  ['un nom', 'Demandez à Zorica de venir', 'person'],
  ['un nom sans accent ni majuscule', 'demandez à VALDRIN', 'person'],
  ['un acteur', 'Appeler la ligue tartempion', 'actor'],
  ['un lieu', 'Réunion au Val de Brume', 'place'],
  ['un cercle', 'Voir avec le premier accueil', 'circle'],
  ['un rôle d’un cercle', 'Nommer la gardienne du fil', 'circle'],
  ['un chiffre', 'Interroger 437 personnes', 'figure'],
  ['un chiffre dit dans un texte', 'Écrire aux 2 200 foyers', 'figure'],
  ['une parole', 'Certains sont « renvoyée trois fois de suite sans » réponse', 'words'],
  ['un nom cité dans un texte', 'Inviter Kelvane', 'name'],
])('finds %s in what is about to be published', (_, prompt, kind) => {
  const method = rewriteTexts(parent, { 'phases/cadre/goal': prompt }, '…');
  const { findings } = scanMethod(method, sensitiveTerms(DATA), [parent]);
  expect(findings.map((finding) => finding.path)).toEqual(['phases/cadre/goal']);
  expect(findings[0]?.matches.map((match) => match.kind)).toContain(kind);
});

test('a method nobody changed holds nothing of the démarche, even when an actor has a common name', () => {
  const terms = sensitiveTerms([...DATA, { kind: 'actor', value: { e: { name: 'Collectif' }, f: { name: 'la commune' } } }]);
  const report = scanMethod(parent, terms, bundledMethods());
  expect(report.findings).toEqual([]);
  expect(report.doubts).toEqual([]);
  expect(report.textCount).toBeGreaterThan(300);
  expect(report.termCount).toBeGreaterThan(20);
});

test('what looks like a name or an address is put in doubt, even when no data explains it', () => {
  const method = rewriteTexts(parent, { 'phases/cadre/goal': 'Appeler Wendeline au 079 000 00 00 ou wen@exemple.test' }, '…');
  const [doubt] = scanMethod(method, sensitiveTerms([]), [parent]).doubts;
  expect(doubt?.words).toEqual(expect.arrayContaining(['Wendeline', 'wen@exemple.test']));
});

test('a dropped prompt leaves its list, and a dropped title is replaced', () => {
  const method = rewriteTexts(parent, { 'phases/cadre/title': '', 'phases/cadre/outputs/0': '' }, 'Sans titre');
  expect(method.phases[0]?.title).toBe('Sans titre');
  expect(method.phases[0]?.outputs).toEqual(parent.phases[0]?.outputs.slice(1));
});

test('canaries planted in every field of the démarche never reach the file', () => {
  const canary = fc.stringMatching(/^[bcdfgjklmz]{3}[aeiou][bcdfgjklmz]{3}[aeiou]$/u);
  fc.assert(
    fc.property(
      fc.array(canary, { minLength: 12, maxLength: 12 }),
      fc.integer({ min: 100_000, max: 999_999 }),
      fc.nat(),
      (canaries, figure, seed) => {
        const { core, records } = process();
        const [person, actor, place, circle, quote, note, ...others] = canaries as [
          string,
          string,
          string,
          string,
          string,
          string,
          ...string[],
        ];
        // The words of the démarche, in its records…
        core.getMap('people').set('p', new Y.Map([['name', person]]));
        core.getMap('actors').set(
          'a',
          new Y.Map<unknown>([
            ['name', `Maison ${actor}`],
            ['territory', place],
            ['note', note],
          ]),
        );
        core.getMap('circles').set('c', new Y.Map([['name', circle]]));
        core.getMap('experiments').set(
          'e',
          new Y.Map<unknown>([
            ['title', others[0]],
            ['amount', figure],
            ['deep', { list: [others[1]] }],
          ]),
        );
        const text = {
          kind: 'words' as const,
          value: [`Un matin, dit-elle, ${quote} ${others[2]} ${others[3]} ${others[4]} ${others[5]} et rien d’autre.`],
        };
        // … and copied by hand into the structure, wherever a hand can write.
        const said = `${quote} ${others[2]} ${others[3]} ${others[4]} ${others[5]}`;
        const leaks = [person, `Maison ${actor}`, place, circle, note, others[0] ?? '', others[1] ?? '', String(figure), said];
        plant(records, leaks, seed);
        chaptersOf(core).create({ title: circle, question: note, order: 99, createdAt: 1 });
        const page = { ...PAGE, title: `Avec ${person}`, summary: place, changes: said };
        const method = withParts(methodFromProcess(records, page, parent), models, core, parent);
        const { findings } = scanMethod(method, sensitiveTerms([...sensitiveSources(plainContent(core), CORE), text]), bundledMethods());
        const dropped = Object.fromEntries(findings.map((finding) => [finding.path, '']));
        const file = writeMethod(rewriteTexts(method, dropped, 'Sans titre'));
        for (const leak of [...canaries, String(figure)]) expect(file).not.toContain(leak);
      },
    ),
    { numRuns: 60 },
  );
});

/** Writes each leak into one text field after another of the process, a different one for each seed. */
function plant(records: ReturnType<typeof processRecords>, leaks: readonly string[], seed: number): void {
  const steps = inOrder(records.steps.list());
  leaks.forEach((leak, index) => {
    const step = steps[(seed + index) % steps.length];
    if (!step) return;
    const sentence = `Voir ${leak} avant de commencer`;
    const fields = [
      { title: sentence },
      { purpose: sentence },
      { simple: sentence },
      { prompts: [...step.prompts, sentence] },
      { watch: [sentence] },
      { output: leak },
    ];
    records.steps.patch(step.id, fields[(seed + index) % fields.length] ?? {});
  });
  const tool = records.tools.list()[seed % records.tools.list().length];
  if (tool) records.tools.patch(tool.id, { tool: { ...tool.tool, title: leaks[0] ?? '', purpose: leaks[2] ?? '' } });
  const role = records.roles.list()[0];
  if (role) records.roles.patch(role.id, { title: leaks[1] ?? '', mission: leaks[4] ?? '' });
  const phase = records.phases.list()[0];
  if (phase) records.phases.patch(phase.id, { duration: { kind: 'open', words: `selon ${leaks[3]}` } });
  const template = records.templates.list()[0];
  if (template) records.templates.patch(template.id, { template: { ...template.template, questionPrompt: leaks[8] ?? '' } });
}

test('every text of a method has a path of its own', () => {
  const paths = methodTexts(parent).map((text) => text.path);
  expect(new Set(paths).size).toBe(paths.length);
});
