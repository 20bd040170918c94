import type { LexicalEditor } from 'lexical';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteCursor } from '#client/editor/cursor-layer.tsx';
import type { EmbedRegistry } from '#client/editor/embeds/embed-view.tsx';
import type { FindMentions } from '#client/editor/mentions/mention';
import { RichText } from '#client/editor/rich-text.tsx';
import type { Caret } from '#client/editor/section-binding';
import type { TextSession } from '#client/editor/text-session';
import type { TextPresence, Writer } from '#client/editor/use-text-presence';
import { CHAPTER_PARTS, type ChapterPart, partRoot } from '../../model/diagnostic-section';
import type { Spelling } from '#client/editor/spelling/spelling-plugin.tsx';
import styles from './chapter-parts.module.css';
import { useSpelling } from './spelling/use-spelling';
import { useCollegeLooks } from '../margin/use-college-looks';

interface ChapterPartsProps {
  readonly session: TextSession;
  readonly presence: TextPresence;
  readonly embeds: EmbedRegistry;
  readonly findMentions: FindMentions;
  readonly onFocus: (editor: LexicalEditor) => void;
  readonly onFiles: (files: readonly File[], editor: LexicalEditor) => void;
}

/** The four parts of a chapter, one editor each. */
export function ChapterParts(props: ChapterPartsProps) {
  const spelling = useSpelling(props.session);
  return CHAPTER_PARTS.map((part) => <Part key={part} part={part} spelling={spelling} {...props} />);
}

interface PartProps extends ChapterPartsProps {
  readonly part: ChapterPart;
  readonly spelling: Spelling | undefined;
}

function Part({ part, spelling, session, presence, embeds, findMentions, onFocus, onFiles }: PartProps) {
  const { t } = useTranslation('diagnostic');
  const root = partRoot(part);
  const cursors = useCursors(presence.writers, root);
  const { tell } = presence;
  const onCaret = useCallback((caret: Caret | null) => tell(root, caret), [tell, root]);
  return (
    <section className={styles.part} aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`} className={styles.title}>
        {t(`parts.${part}.title`)}
      </h2>
      <RichText
        session={session}
        rootName={root}
        label={t(`parts.${part}.title`)}
        placeholder={t(`parts.${part}.placeholder`)}
        embeds={embeds}
        findMentions={findMentions}
        spelling={spelling}
        cursors={cursors}
        onFocus={onFocus}
        onCaret={onCaret}
        onFiles={onFiles}
      />
    </section>
  );
}

function useCursors(writers: readonly Writer[], root: string): readonly RemoteCursor[] {
  const { t } = useTranslation('diagnostic');
  const lookOf = useCollegeLooks();
  const here = writers.flatMap((writer) => (writer.root === root && writer.caret ? [{ ...writer, caret: writer.caret }] : []));
  const key = JSON.stringify(here);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether anything of it changed
  return useMemo(
    () =>
      here.map((writer) => ({
        clientId: writer.clientId,
        name: writer.name || t('somebody'),
        look: lookOf(writer.college),
        ...writer.caret,
      })),
    [key],
  );
}
