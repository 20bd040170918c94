import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { BLUR_COMMAND, COMMAND_PRIORITY_LOW, type LexicalEditor } from 'lexical';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { TextSession } from '../text-session';
import type { FindMentions, Mention } from './mention';
import { MentionList } from './mention-list';
import { insertMention, type MentionWatch, type TypedMention, watchMentions } from './typed-mention';

const NOTHING: readonly Mention[] = [];

/** Typing « @ » offers what can be named: arrows, Enter or Tab, a finger; Escape leaves what was typed. */
export function MentionPlugin({ session, find }: { readonly session: TextSession; readonly find: FindMentions }) {
  const [editor] = useLexicalComposerContext();
  const id = useId();
  const { typed, dismiss } = useTypedMention(editor);
  const words = typed?.words;
  const found = useMemo(() => (words === undefined ? NOTHING : find(words)), [find, words]);
  // Words that go on past a name nobody knows are a sentence, and name nothing.
  const isOpen = typed !== undefined && (found.length > 0 || !typed.words.includes(' '));
  const [active, setActive] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => setActive(0), [words]);
  useEffect(() => {
    if (typed && !isOpen) dismiss();
  }, [typed, isOpen, dismiss]);
  const choose = (mention: Mention) => {
    insertMention(editor, session.undo, mention.target);
    dismiss();
  };
  useMentionKeys(editor, isOpen, (key) => {
    const chosen = found[active];
    if (key === 'Escape') dismiss();
    else if (!chosen) return false;
    else if (key === 'Enter' || key === 'Tab') choose(chosen);
    else setActive((active + (key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    return true;
  });
  useNamedList(editor, isOpen ? id : undefined, found.length > 0 ? active : undefined);
  return typed && isOpen ? <MentionList id={id} editor={editor} typed={typed} found={found} active={active} onChoose={choose} /> : null;
}

function useTypedMention(editor: LexicalEditor) {
  const [typed, setTyped] = useState<TypedMention>();
  const watch = useRef<MentionWatch>(undefined);
  useEffect(() => {
    const watching = watchMentions(editor, setTyped);
    watch.current = watching;
    const stop = editor.registerCommand(BLUR_COMMAND, () => (watching.dismiss(), false), COMMAND_PRIORITY_LOW);
    return () => {
      stop();
      watching.stop();
    };
  }, [editor]);
  const dismiss = useMemo(() => () => watch.current?.dismiss(), []);
  return { typed, dismiss };
}

const KEYS = ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'] as const;
type MentionKey = (typeof KEYS)[number];

/** Takes these keys before the text does, while the list is open; `take` says whether it wants one. Not those of a composition. */
function useMentionKeys(editor: LexicalEditor, isOpen: boolean, take: (key: MentionKey) => boolean): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const press = (event: KeyboardEvent) => {
      const key = KEYS.find((one) => one === event.key);
      const isPlain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
      if (!key || !isPlain || !latest.current(key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const root = editor.getRootElement();
    root?.addEventListener('keydown', press, { capture: true });
    return () => root?.removeEventListener('keydown', press, { capture: true });
  }, [editor, isOpen]);
}

/** Who does not see the list hears the line that the arrows are on. */
function useNamedList(editor: LexicalEditor, list: string | undefined, active: number | undefined): void {
  useEffect(() => {
    const root = editor.getRootElement();
    if (!root || list === undefined) return undefined;
    const says = {
      'aria-controls': list,
      'aria-haspopup': 'listbox',
      'aria-autocomplete': 'list',
      ...(active !== undefined && { 'aria-activedescendant': `${list}-${active}` }),
    };
    for (const [name, value] of Object.entries(says)) root.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(says)) root.removeAttribute(name);
    };
  }, [editor, list, active]);
}
