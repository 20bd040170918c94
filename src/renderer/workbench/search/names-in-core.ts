import type { NamedPlace } from '#client/documents/document-names.tsx';
import type { OpenDocument } from '#client/documents/open-document';
import type { ClientFeature } from '#client/feature';
import type { Section } from '#document/section';

/** What people call what they wrote, by its record and by what follows the kind in its document's id, and where it is shown. */
export function namesInCore(
  core: OpenDocument['doc'],
  sections: readonly Section[],
  features: readonly ClientFeature[],
): ReadonlyMap<string, NamedPlace> {
  const kinds = new Map(features.flatMap(({ found }) => found ?? []).map((kind) => [kind.kind, kind]));
  const names = new Map<string, NamedPlace>();
  for (const section of sections.filter(({ kind }) => kind === 'core')) {
    for (const { kind, title, words, text, ...thing } of section.findable?.(core, 'core') ?? []) {
      const place = { label: title || words.slice(0, 120), path: kinds.get(kind)?.path(thing) ?? '' };
      names.set(thing.record, place);
      if (text) names.set(text.slice(text.indexOf(':') + 1), place);
    }
  }
  return names;
}
