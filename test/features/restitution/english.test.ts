import { expect, test } from 'vitest';
import { processRecords } from '#features/methods/model/process-section';
import { DEFAULT_COLLEGE_IDS, defaultCollege } from '#features/people/model/college';
import type { OutputDocument } from '#shared/output/section';
import sample from '../../../resources/sample/les-tilleuls.json';
import { openSampleRestitution } from './sample-restitution';

/** Keys of a tree whose strings are no words. */
const NO_WORDS = new Set(['kind', 'id', 'section', 'source', 'url', 'language', 'role', 'svg']);

/** Every string under a value but those under `skipped` keys, and the words of every drawing. */
function stringsIn(value: unknown, skipped: ReadonlySet<string> = new Set(), key = ''): string[] {
  if (typeof value === 'string') {
    if (key === 'svg')
      return [...value.matchAll(/>([^<]+)</gu)].map(([, text]) =>
        (text ?? '').replace(/&#(\d+);/gu, (_, code) => String.fromCharCode(code)),
      );
    return skipped.has(key) ? [] : [value];
  }
  if (Array.isArray(value)) return value.flatMap((one) => stringsIn(one, skipped, key));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, one]) => stringsIn(one, skipped, name));
  return [];
}

const FRENCH =
  /[àâçéèêëîïôùûœæ«»]|(?<!\p{L})(le|la|les|l|un|une|du|de|des|et|ou|au|aux|par|pour|avec|sans|dans|sur|pas|qui|que|mois|ans?|jours?|semaines?|heures?|janvier|mars|avril|mai|juin|juillet|septembre|octobre|novembre|printemps|automne|hiver|inconnue?|prévu|tenu|promis|reçue|attendue|fait|tour|oriente|finance|bloque|demande|forme)(?!\p{L})/iu;

/** What is left of each text once the words of the démarche's own documents are taken out of it, where it is French. */
function frenchOfOurs(document: OutputDocument, own: readonly string[]): string[] {
  const all = own.join('\n');
  const escaped = [...new Set(own)]
    .filter((text) => text.length > 2)
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  const ours = new RegExp(`(?<!\\p{L})(?:${escaped.join('|')})(?!\\p{L})`, 'gu');
  return stringsIn(document, NO_WORDS)
    .map((text) => text.replace(/…$/u, '').trim()) // a drawing cuts what is too long for its line
    .filter((text) => !all.includes(text)) // and a run of a text, or a line of a name, is part of one
    .filter((text) => FRENCH.test(text.replaceAll(ours, ' ')))
    .map((text) => `${text} → ${text.replaceAll(ours, ' ')}`);
}

/** « heures par semaine » of « ≈ 6 heures par semaine »: a number is written anew, its unit stays. */
function unitOf(text: string): string {
  return text.replace(/^[^\p{L}]+/u, '');
}

test('the English restitution of the sample holds no French but people’s own words', async () => {
  const { documents, compose } = await openSampleRestitution();
  const phases = await documents.using('core', ({ doc }) => [...processRecords(doc).phases.list(), ...processRecords(doc).rules.list()]);
  // Colleges, phases and rules are the group's too, as soon as it has them: they begin in the language of its method.
  const own = [
    ...stringsIn(sample),
    ...stringsIn(phases),
    ...stringsIn(DEFAULT_COLLEGE_IDS.map((id) => defaultCollege(id, 'fr'))),
    'Faire Avec',
  ].flatMap((text) => [text, unitOf(text)]);
  for (const audience of ['workspace', 'public'] as const) {
    const { document, losses } = await compose({ audience, language: 'en' });
    expect(frenchOfOurs(document, own)).toEqual([]);
    expect(losses.filter((sentence) => FRENCH.test(sentence))).toEqual([]);
  }
  // The test would see French: the same démarche in French is full of it.
  expect(frenchOfOurs((await compose({ audience: 'workspace', language: 'fr' })).document, own).length).toBeGreaterThan(60);
});
