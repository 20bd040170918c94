import type { PlainRoot } from '#document/text/plain-content';
import { META, type Section } from '#document/section';
import type { SensitiveSource } from './sensitive-terms';

/** What a document says, root by root, without what its sections publish on purpose. Roots nobody declared are words. */
export function sensitiveSources(roots: readonly PlainRoot[], sections: readonly Section[]): readonly SensitiveSource[] {
  const published = new Set([META, ...sections.flatMap((section) => section.published ?? [])]);
  const named: Readonly<Record<string, SensitiveSource['kind'] | undefined>> = Object.assign(
    {},
    ...sections.map((section) => section.named),
  );
  return roots.filter(({ root }) => !published.has(root)).map(({ root, value }) => ({ kind: named[root] ?? 'words', value }));
}
