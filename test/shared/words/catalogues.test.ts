import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { frenchSpaces } from '#shared/words/french-typography';

type Module = Readonly<Record<string, unknown>>;
type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** Found by walking the folders, so that a new feature is looked at without being listed; the feature of a test is one of them. */
const modules = import.meta.glob<Module>(['../../../src/**/*.fr.ts', '../../features/new-feature/**/*.fr.ts'], { eager: true });
const englishModules = import.meta.glob<Module>(['../../../src/**/*.en.ts', '../../features/new-feature/**/*.en.ts'], { eager: true });
const inFolders = import.meta.glob('../../../src/features/*/words/**');

const short = (path: string) => path.replace(/^(?:\.\.\/)+/u, '');

test('every catalogue stands in a folder words, and in a feature it is named by where it is read', () => {
  const paths = [...Object.keys(modules), ...Object.keys(englishModules)].map(short);
  expect(paths.filter((path) => !/(^|\/)words\//u.test(path))).toEqual([]);
  const ofFeatures = [...paths, ...Object.keys(inFolders).map(short)].filter((path) => /^(src\/)?features\//u.test(path));
  expect(ofFeatures.filter((path) => !/\/words\/([a-z-]+\/)?(screen|phone|print|names)\.(fr|en)\.ts$/u.test(path))).toEqual([]);
  expect(ofFeatures.length).toBeGreaterThan(100);
});

/** `key → sentence` of everything that is said under a value, as it is read. */
function sentences(value: unknown, key: string): string[] {
  if (typeof value === 'string') return [`${key} → ${frenchSpaces(value)}`];
  return Object.entries(value ?? {}).flatMap(([name, one]) => sentences(one, `${key}.${name}`));
}

/** The same, as it is written. */
function plainSentences(value: unknown, key: string): string[] {
  if (typeof value === 'string') return [`${key} → ${value}`];
  return Object.entries(value ?? {}).flatMap(([name, one]) => plainSentences(one, `${key}.${name}`));
}

const all = Object.entries(modules).flatMap(([path, module]) => sentences(module, short(path)));

test('every French sentence of the app was read', () => {
  expect(Object.keys(modules).length).toBeGreaterThan(25);
  expect(all.length).toBeGreaterThan(1500);
});

test.each([
  ['has a straight apostrophe', /\p{L}'\p{L}/u],
  ['may be broken before its double punctuation or inside its quotation marks', /→.* (?:[;:!?»](?!:))|«(?:[^\u00a0])/u],
  ['has its double punctuation or quotation marks against a word', /[\p{L}\d)](?:[;!?»]|:(?= |$))/u],
])('no French sentence %s', (_, fault) => {
  expect(all.filter((sentence) => fault.test(sentence))).toEqual([]);
});

/** One word for one thing: what is not said here, and what is said in its place; a try of a code is no experiment. */
test.each([
  ['parole', 'témoignage', /(?<!\p{L})paroles?(?!\p{L})/iu],
  ['chapitre', 'sujet', /(?<!\p{L})chapitres?(?!\p{L})/iu],
  ['essai', 'expérimentation', /(?<!après cinq |trop d’)(?<!\p{L})essais?(?!\p{L})/iu],
  ['boucle', 'tour', /(?<!\p{L})boucles?(?!\p{L})/iu],
  ['ce qui est en jeu', 'l’enjeu', /en jeu(?!\p{L})/iu],
  ['N =', 'sur n réponses', /\bN =/u],
])('« %s » is never said: it is « %s »', (_, _instead, word) => {
  // What somebody may type to find a gesture is never shown.
  const said = all.filter((sentence) => !/\.gestures\./u.test(sentence));
  expect(said.filter((sentence) => word.test(sentence.slice(sentence.indexOf('→'))))).toEqual([]);
});

test('whatever is counted agrees with its number', () => {
  // « 0 tenus », « 1 acteurs »: a number that is filled in stands in a plural, unless it always is several.
  const counted = /\{(?!time|date|name|title|duration|seconds)\w+\} (?:\p{L}+ )?\p{L}{3,}s(?!\p{L})/u;
  const several = /\.(?:newClassic|step\.classic|moved|atLeast|steps\.classic) →/u;
  expect(all.filter((sentence) => counted.test(sentence) && !several.test(sentence) && !/mois|temps/u.test(sentence))).toEqual([]);
});

test('no English sentence holds French, a straight apostrophe or French marks', () => {
  const english = Object.entries(englishModules).flatMap(([path, module]) =>
    Object.entries(module).flatMap(([name, value]) => plainSentences(value, `${short(path)}.${name}`)),
  );
  expect(english.length).toBeGreaterThan(1500);
  // Links are read in plain French alone: the example of what one may paste is French in every language.
  const readInFrench = /paste\.sentencesPlaceholder →/u;
  const french = /[àâçéèêëîïôûùœ«»]|\p{L}'\p{L}/iu;
  expect(english.filter((sentence) => !readInFrench.test(sentence) && french.test(sentence.slice(sentence.indexOf('→'))))).toEqual([]);
});

test('a fault would be seen', () => {
  expect(sentences({ a: "l'eau", b: 'Qui?' }, 'probe')).toEqual(['probe.a → l’eau', 'probe.b → Qui?']);
});

/** The names of the values that a sentence is filled with, sorted. Throws when ICU can't read it. */
function valuesOf(sentence: string): string[] {
  const names = new Set<string>();
  const walk = (parts: Ast) => {
    for (const part of parts) {
      if ('options' in part) for (const { value } of Object.values(part.options)) walk(value);
      // 0 is plain text, 7 the « # » of a plural, which stands for the value of the plural itself.
      if (part.type !== 0 && part.type !== 7 && 'value' in part) names.add(String(part.value));
    }
  };
  walk(new IntlMessageFormat(sentence, 'fr', undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

/** Each key under a catalogue with the values that its sentence names; catalogues of other names count by their place. */
function shapeOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return [`${key}: ${valuesOf(value).join(' ')}`];
  return Object.entries(value ?? {}).flatMap(([name, one]) => shapeOf(one, `${key}.${name}`));
}

test('every English catalogue has a French twin', () => {
  expect(Object.keys(englishModules).filter((path) => !modules[path.replace(/\.en\.ts$/u, '.fr.ts')])).toEqual([]);
});

test.each(Object.keys(modules))('%s has an English twin with the same sentences, filled with the same values', (path) => {
  const shapes = (module: Module | undefined) =>
    Object.values(module ?? {})
      .flatMap((catalogue) => shapeOf(catalogue))
      .sort();
  const english = englishModules[path.replace(/\.fr\.ts$/u, '.en.ts')];
  expect(shapes(english)).toEqual(shapes(modules[path]));
});
