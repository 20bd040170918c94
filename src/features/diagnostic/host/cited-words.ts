import type { OutputRequest } from '#host/feature-output';
import type { RecordId } from '#shared/ids';
import { chapterDocument, chapterEmbeds, chaptersOf } from '../model/diagnostic-section';
import type { SourceBlock } from '../model/source-block';
import { sourceContent, sourcesOf, wordsDocumentId } from '../model/source-section';

/** What the sources that chapters cite say, by the source; what stays at its table, or has not arrived, is not in it. */
export type CitedWords = ReadonlyMap<RecordId, readonly SourceBlock[]>;

/** Reads the sources that the chapters cite, to say where in each the words stand. */
export async function citedWords({ core, documents }: OutputRequest): Promise<CitedWords> {
  const refs = new Set<RecordId>();
  for (const { id } of chaptersOf(core).list()) {
    await documents.using(chapterDocument(id), ({ doc }) => {
      for (const { kind, ref } of chapterEmbeds(doc)) if (kind === 'citation') refs.add(ref);
    });
  }
  const words = new Map<RecordId, readonly SourceBlock[]>();
  for (const ref of refs) {
    const source = sourcesOf(core).get(ref);
    if (source) words.set(ref, await documents.using(wordsDocumentId(source), ({ doc }) => sourceContent(doc)?.blocks ?? []));
  }
  return words;
}
