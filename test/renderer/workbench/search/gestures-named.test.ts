import { expect, test } from 'vitest';
import { isOnDemand } from '#client/i18n/messages';
import { clientFeatures } from '#features/client';
import { gesturesNamed, shellGestures } from '../../../../src/renderer/workbench/search/gestures-named';
import { en } from '../../../../src/renderer/workbench/words/screen.en';
import { fr } from '../../../../src/renderer/workbench/words/screen.fr';

async function wordsIn(language: 'fr' | 'en') {
  const all = new Map<string, unknown>([['shell', language === 'fr' ? fr : en]]);
  for (const { name, messages } of clientFeatures) {
    all.set(name, isOnDemand(messages) ? Object.values<unknown>(await messages[language]())[0] : messages[language]);
  }
  return (feature: string, key: string): string => {
    const said = key.split('.').reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], all.get(feature));
    return typeof said === 'string' ? said : key;
  };
}

const all = [...clientFeatures, shellGestures];
const declared = all.flatMap(({ name, gestures = [] }) => gestures.map((gesture) => ({ feature: name, ...gesture })));
const everything = new Set(declared.map(({ feature, id }) => `${feature}:${id}`));

test.each(['fr', 'en'] as const)('every gesture has a name and other words (%s)', async (language) => {
  const nameOf = await wordsIn(language);
  expect(declared.length).toBeGreaterThan(40);
  const keys = declared.flatMap(({ feature, id, nameKey }) => [nameKey, `gestures.${id}`].map((key) => ({ feature, key })));
  expect(keys.filter(({ feature, key }) => nameOf(feature, key) === key)).toEqual([]);
});

test.each([
  ['ajouter acteur', 'actor-map:add-actor'],
  ['NOUVELLE ASSOCIATION', 'actor-map:add-actor'],
  ['fleche', 'actor-map:connect'],
  ['cercle', 'actor-map:circles'],
  ['ranger', 'actor-map:arrange'],
  ['exporter carte image', 'actor-map:export-png'],
  ['nouveau chapitre', 'diagnostic:new-chapter'],
  ['valider', 'diagnostic:validate'],
  ['temoignage', 'diagnostic:testimony'],
  ['ajouter chiffre', 'diagnostic:figure'],
  ['importer document', 'sources:bring'],
  ['nouvel essai', 'experiment:new'],
  ['nouvelle expérience', 'experiment:new'],
  ['promesse', 'experiment:commitment'],
  ['nouvelle tâche', 'experiment:action'],
  ['indicateur', 'experiment:indicator'],
  ['demarrer reunion', 'workshop:new'],
  ['etape suivante', 'workshop:next'],
  ['arreter', 'workshop:hide'],
  ['imprimer', 'restitution:pdf'],
  ['partager', 'workspace:invite'],
  ['police', 'people:comfort'],
  ['dyslexie', 'people:ruler'],
  ['raccourcis', 'shell:help'],
])('« %s » leads to %s', async (words, gesture) => {
  const nameOf = await wordsIn('fr');
  expect(gesturesNamed(all, words, everything, nameOf).map(({ name }) => name)).toContain(gesture);
});

test('what is done here comes first; what can be done only elsewhere, and has no way there, is not found', async () => {
  const nameOf = await wordsIn('fr');
  const here = new Set(['workshop:write', 'people:comfort']);
  expect(gesturesNamed(all, '', here, nameOf).map(({ name }) => name)).toEqual(['people:comfort', 'workshop:write']);
  const found = gesturesNamed(all, 'ecrire', here, nameOf).map(({ name }) => name);
  expect(found[0]).toBe('workshop:write');
  expect(found).toContain('diagnostic:new-chapter');
  expect(gesturesNamed(all, 'indicateur', here, nameOf)).toEqual([]);
});

test('a gesture is a place, is done at a place, or is found where it is offered; its name at the desk is its own', () => {
  expect(everything.size).toBe(declared.length);
  expect(declared.filter(({ isPlace, path }) => isPlace && path === undefined)).toEqual([]);
});
