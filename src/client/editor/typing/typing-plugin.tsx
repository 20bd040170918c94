import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOfLocale } from '#shared/words/language';
import type { TextSession } from '../text-session';
import { registerTypingAids } from './typing-aids';

/** Markdown and, for who reads French, French typography while one types. */
export function TypingPlugin({ session }: { readonly session: TextSession }) {
  const [editor] = useLexicalComposerContext();
  const { i18n } = useTranslation();
  useEffect(
    () => registerTypingAids({ editor, undo: session.undo, isFrench: () => languageOfLocale(i18n.language) === 'fr' }),
    [editor, session, i18n],
  );
  return null;
}
