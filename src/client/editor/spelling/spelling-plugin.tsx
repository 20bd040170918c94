import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { BLUR_COMMAND, COMMAND_PRIORITY_LOW, type LexicalEditor } from 'lexical';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MenuAt } from '#client/kit/layout/menu-at.tsx';
import type { MenuEntry } from '#client/kit/layout/menu.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { TextSession } from '../text-session';
import { correctWord, selectWord } from './correct-word';
import { frenchSpeller } from './speller';
import { type SpellingWatch, type UnknownWord, watchSpelling } from './spelling-watch';

/** What the spelling of a text goes by beside its dictionary. */
export interface Spelling {
  /** Whether a word is right all the same: a name of the démarche, a word that was learnt or that is left alone here. */
  readonly isAccepted: (word: string) => boolean;
  /** Has a word known at every table. */
  readonly learn: (word: string) => void;
  /** Leaves a word alone in this text, in this window. */
  readonly leaveAlone: (word: string) => void;
}

interface Opened {
  readonly unknown: UnknownWord;
  readonly suggestions: readonly string[];
}

/** Unknown words are underlined; a right click or F7 opens what can be done about one. */
export function SpellingPlugin({ session, spelling }: { readonly session: TextSession; readonly spelling: Spelling }) {
  const [editor] = useLexicalComposerContext();
  const { t } = useTranslation('kit');
  const watch = useWatch(editor, spelling);
  const [opened, setOpened] = useState<Opened>();
  const open = useCallback(async (unknown: UnknownWord) => {
    const suggestions = await frenchSpeller().suggest(unknown.word);
    setOpened({ unknown, suggestions });
  }, []);
  const none = useCallback(() => showToast(t('spelling.clean')), [t]);
  useGestures(editor, watch, open, none);
  if (!opened) return null;
  const { unknown, suggestions } = opened;
  const take = (suggestion: string) => {
    correctWord(editor, session.undo, unknown, suggestion);
    // It was chosen, and is not being typed.
    watch.current?.settle();
  };
  const entries: MenuEntry[] = [
    ...suggestions.map((one) => ({ id: `to-${one}`, label: one, onAction: () => take(one) })),
    ...(suggestions.length > 0 ? [] : [{ id: 'none', label: t('spelling.none'), isDisabled: true, onAction: () => {} }]),
    {
      id: 'learn',
      label: t('spelling.learn'),
      description: t('spelling.learnHint'),
      isApart: true,
      onAction: () => spelling.learn(unknown.word),
    },
    {
      id: 'alone',
      label: t('spelling.leaveAlone'),
      description: t('spelling.leaveAloneHint'),
      onAction: () => spelling.leaveAlone(unknown.word),
    },
  ];
  const close = () => {
    setOpened(undefined);
    setTimeout(() => editor.focus());
  };
  return (
    <MenuAt
      label={t('spelling.menu', { word: unknown.word })}
      at={unknown.range.getBoundingClientRect()}
      entries={entries}
      onClose={close}
    />
  );
}

function useWatch(editor: LexicalEditor, spelling: Spelling): RefObject<SpellingWatch | undefined> {
  const watch = useRef<SpellingWatch>(undefined);
  const latest = useRef(spelling);
  useEffect(() => {
    const watching = watchSpelling({ editor, speller: frenchSpeller(), isAccepted: (word) => latest.current.isAccepted(word) });
    watch.current = watching;
    // Whoever leaves the text has written their last word.
    const stop = editor.registerCommand(BLUR_COMMAND, () => (watching.settle(), false), COMMAND_PRIORITY_LOW);
    return () => {
      stop();
      watching.stop();
      watch.current = undefined;
    };
  }, [editor]);
  useEffect(() => {
    latest.current = spelling;
    watch.current?.refresh();
  }, [spelling]);
  return watch;
}

function useGestures(
  editor: LexicalEditor,
  watch: RefObject<SpellingWatch | undefined>,
  open: (unknown: UnknownWord) => Promise<void>,
  none: () => void,
): void {
  useEffect(() => {
    const show = (event: Event, unknown: UnknownWord | undefined) => {
      if (!unknown) return;
      event.preventDefault();
      selectWord(editor, unknown);
      void open(unknown);
    };
    const point = (event: MouseEvent) => {
      // The keyboard's own key for menus asks at the caret.
      show(event, watch.current?.at(event.clientX, event.clientY) ?? (event.button === 2 ? undefined : watch.current?.atCaret()));
    };
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F7' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      event.preventDefault();
      watch.current?.settle();
      const unknown = watch.current?.fromCaret();
      if (unknown) show(event, unknown);
      else none();
    };
    return editor.registerRootListener((root, before) => {
      before?.removeEventListener('contextmenu', point);
      before?.removeEventListener('keydown', press);
      root?.addEventListener('contextmenu', point);
      root?.addEventListener('keydown', press);
    });
  }, [editor, watch, open, none]);
}
