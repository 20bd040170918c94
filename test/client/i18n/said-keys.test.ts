import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { fr as kit } from '#client/i18n/words/kit.fr';
import { isOnDemand } from '#client/i18n/messages';
import { namesOf } from '#client/feature';
import { clientFeatures } from '#features/client';
import type { MessageTree } from '#shared/words/catalogue';
import { fr as shell } from '../../../src/renderer/workbench/words/screen.fr';

/** French by namespace; English has the same keys, which the compiler holds. */
const catalogues = new Map<string, MessageTree>([
  ['kit', kit],
  ['shell', shell],
]);

beforeAll(async () => {
  for (const { name, messages, names } of clientFeatures) {
    catalogues.set(name, isOnDemand(messages) ? (await messages.fr()).fr : messages.fr);
    if (names) catalogues.set(namesOf(name), names.fr);
  }
});

/** What a catalogue holds under a key: a sentence, sentences, or nothing. */
function under(namespace: string, key: string): string | MessageTree | undefined {
  let found: string | MessageTree | undefined = catalogues.get(namespace);
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  return found;
}

/** Where each `t` of a file looks, by its name: `const { t: tPeople } = useTranslation('people')`. */
function namespacesOf(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [, names = '', namespace = ''] of text.matchAll(/const \{([^}]*)\} = useTranslation\('([a-z-]+)'\)/gu)) {
    const name = /\bt: (\w+)/u.exec(names)?.[1] ?? (/\bt\b/u.test(names) ? 't' : undefined);
    if (name) found.set(name, (found.get(name) ?? new Set()).add(namespace));
  }
  return found;
}

/** `file: key` of each key that a file says and no catalogue it looks into has; of a key that is composed, what is before the dot. */
function missingIn(path: string, text: string): string[] {
  return [...namespacesOf(text)].flatMap(([name, namespaces]) => {
    const has = (key: string, kind: string) => [...namespaces].some((one) => typeof under(one, key) === kind);
    const said = [...text.matchAll(new RegExp(`(?<![\\w.])${name}\\('([\\w.-]+)'(?!, \\{ ns)`, 'gu'))].map(([, key = '']) => key);
    const composed = [...text.matchAll(new RegExp(`(?<![\\w.])${name}\\(\`([\\w.-]+)\\.\\$\\{[^\`]*\`(?!, \\{ ns)`, 'gu'))];
    return [...said.filter((key) => !has(key, 'string')), ...composed.map(([, key = '']) => key).filter((key) => !has(key, 'object'))].map(
      (key) => `${path}: ${key}`,
    );
  });
}

const files = ['src/client', 'src/features', 'src/renderer/workbench'].flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

test('every sentence that a screen asks for is in its catalogue', () => {
  const saying = files.map((path) => [path, readFileSync(path, 'utf8')] as const).filter(([, text]) => namespacesOf(text).size > 0);
  expect(saying.length).toBeGreaterThan(100);
  expect(saying.flatMap(([path, text]) => missingIn(path, text))).toEqual([]);
});

test('every title and label that a feature declares is in its catalogue', () => {
  const declared = clientFeatures.flatMap(
    ({ name, screens, frameCards = [], chapterCards = [], inviteTabs = [], workspaceGestures = [] }) =>
      [
        ...[...screens, ...frameCards, ...chapterCards].map(({ titleKey }) => titleKey),
        ...[...inviteTabs, ...workspaceGestures].map(({ labelKey }) => labelKey),
      ].map((key) => [name, key] as const),
  );
  expect(declared.length).toBeGreaterThan(10);
  expect(declared.filter(([name, key]) => typeof under(name, key) !== 'string')).toEqual([]);
});

test('every stop of the path and every way to begin has its name in a catalogue', () => {
  const declared = clientFeatures.flatMap(({ name, pathEntries = [], homeGestures = [] }) =>
    [...pathEntries, ...homeGestures].flatMap((one) => ('nameKey' in one ? [[namesOf(name), one.nameKey] as const] : [])),
  );
  expect(declared.length).toBeGreaterThan(9);
  expect(declared.filter(([namespace, key]) => typeof under(namespace, key) !== 'string')).toEqual([]);
});

test('a sentence that no catalogue has is seen', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a file.
  const text = "const { t } = useTranslation('kit');\nt('close'); t('nowhere'); t(`notice.${kind}`); t(`close.${kind}`);";
  expect(missingIn('probe.tsx', text)).toEqual(['probe.tsx: nowhere', 'probe.tsx: close']);
});
