import type { WordsPlace } from '#bridge/documents-contract';
import { mayRead, WINDOW } from '#document/audience';
import { plainContent } from '#document/text/plain-content';
import { runFinder } from '#document/text/word-runs';
import type { DocumentStore } from '#host/storage/document-store';
import type { DocumentHub } from './document-hub';
import { readStored } from './document-readings';

/** What a person can look through before they withdraw their words. */
const MAX_PLACES = 20;

/**
 * Where in a démarche the same words stand in a row, in whatever document: at most twenty places, one for each text and
 * each record. `except` names records that are left out, and embeds of theirs: they go with the words. A document that
 * can't be read is passed over.
 */
export async function findWords(
  store: DocumentStore,
  hub: DocumentHub,
  { words, except }: { readonly words: string; readonly except: readonly string[] },
): Promise<WordsPlace[]> {
  const find = runFinder(words);
  const left = new Set(except);
  const places: WordsPlace[] = [];
  for (const id of (await hub.list()).filter((one) => mayRead(WINDOW, one))) {
    const content = await readStored(store, id, plainContent).catch(() => []);
    for (const { ids, texts } of content.flatMap(({ value }) => unitsOf(id.slice(id.indexOf(':') + 1), value, left))) {
      const run = find(texts.join('\n'));
      if (run !== undefined) places.push({ ids, words: run });
      if (places.length === MAX_PLACES) return places;
    }
  }
  return places;
}

interface Unit {
  readonly ids: string[];
  readonly texts: readonly string[];
}

/** The records of a root, or the text it is. */
function unitsOf(record: string, value: unknown, except: ReadonlySet<string>): Unit[] {
  if (!isFields(value)) return [{ ids: [record], texts: textsOf(value, except) }];
  return Object.entries(value)
    .filter(([key]) => !except.has(key))
    .map(([key, one]) => ({ ids: [key, ...idsIn(one), record], texts: textsOf(one, except) }));
}

/** Whatever may be the id of what a record belongs to. */
function idsIn(record: unknown): string[] {
  if (!isFields(record)) return [];
  return Object.values(record).filter((value): value is string => typeof value === 'string' && /^[\w-]{1,64}$/u.test(value));
}

function textsOf(value: unknown, except: ReadonlySet<string>): string[] {
  // A picture is no words.
  if (typeof value === 'string') return value.startsWith('data:') ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, except));
  if (!isFields(value) || (typeof value.ref === 'string' && except.has(value.ref))) return [];
  return Object.values(value).flatMap((one) => textsOf(one, except));
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
