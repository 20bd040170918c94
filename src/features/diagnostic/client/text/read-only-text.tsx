import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { EmbedRegistry } from '#client/editor/embeds/embed-view.tsx';
import { ShownText } from '#client/editor/shown-text.tsx';
import { CHAPTER_PARTS, readChapter } from '../../model/diagnostic-section';

/** A chapter that this app may read but not write (a newer app wrote it), drawn from the text alone. */
export function ReadOnlyText({ doc, embeds }: { readonly doc: Y.Doc; readonly embeds: EmbedRegistry }) {
  const { t } = useTranslation('diagnostic');
  const text = readChapter(doc);
  return CHAPTER_PARTS.map((part) => (
    <section key={part}>
      <h2>{t(`parts.${part}.title`)}</h2>
      <ShownText parts={text[part]} embeds={embeds} />
    </section>
  ));
}
