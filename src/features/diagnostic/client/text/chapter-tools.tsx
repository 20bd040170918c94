import type { TFunction } from 'i18next';
import type { LexicalEditor } from 'lexical';
import {
  Bold,
  Hash,
  Heading,
  Image,
  Italic,
  Link,
  List,
  ListOrdered,
  Map as MapIcon,
  MessageSquareQuote,
  Quote,
  Table,
  User,
} from 'lucide-react';
import type { ReactNode } from 'react';
import {
  changeTable,
  insertBlock,
  insertTable,
  type TextState,
  toggleBold,
  toggleHeading,
  toggleItalic,
  toggleList,
  toggleQuote,
} from '#client/editor/text-commands';
import { TABLE_GESTURES } from '#client/editor/tables/table-gestures';
import type { MenuEntry } from '#client/kit/layout/menu.tsx';

/** One tool of a text, drawn as a button where there is room and as a line of a menu where there is none. */
export interface Tool {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  /** It asks something before it writes, and keeps the focus. */
  readonly asks?: boolean;
  readonly onPress: () => void;
}

/** What a tool may ask before it writes. */
export type Asking = 'testimony' | 'figure' | 'mention' | 'link' | 'shortcuts';

/** What the tools act on. */
interface ToolContext {
  readonly t: TFunction<'diagnostic'>;
  readonly editor: LexicalEditor | undefined;
  readonly state: TextState;
  readonly ask: (asking: Asking) => void;
  readonly choosePicture: () => void;
  readonly hasMap: boolean;
}

function acting(editor: LexicalEditor | undefined, act: (editor: LexicalEditor) => void): () => void {
  return () => {
    if (editor) act(editor);
  };
}

/** What the words and blocks at the caret look like. */
export function shapeTools({ t, editor, state, ask }: ToolContext): Tool[] {
  const tool = (id: 'heading' | 'bold' | 'italic' | 'list' | 'numbers' | 'quote' | 'link', icon: ReactNode, isPressed: boolean) => ({
    id,
    label: t(`tools.${id}`),
    icon,
    isPressed,
  });
  const list = (kind: 'bullet' | 'number') => acting(editor, (one) => toggleList(one, kind, state.list));
  return [
    { ...tool('heading', <Heading size={20} aria-hidden />, state.heading), onPress: acting(editor, toggleHeading) },
    { ...tool('bold', <Bold size={20} aria-hidden />, state.bold), onPress: acting(editor, toggleBold) },
    { ...tool('italic', <Italic size={20} aria-hidden />, state.italic), onPress: acting(editor, toggleItalic) },
    { ...tool('list', <List size={20} aria-hidden />, state.list === 'bullet'), onPress: list('bullet') },
    { ...tool('numbers', <ListOrdered size={20} aria-hidden />, state.list === 'number'), onPress: list('number') },
    { ...tool('quote', <Quote size={20} aria-hidden />, state.quote), onPress: acting(editor, toggleQuote) },
    { ...tool('link', <Link size={20} aria-hidden />, state.link !== undefined), asks: true, onPress: () => ask('link') },
  ];
}

/** What can be put into a text. No table into a table. */
export function insertTools({ t, editor, state, ask, choosePicture, hasMap }: ToolContext): Tool[] {
  const map = acting(editor, (one) => insertBlock(one, { kind: 'actor-map', ref: 'map', label: t('embeds.map') }));
  return [
    {
      id: 'testimony',
      label: t('tools.testimony'),
      icon: <MessageSquareQuote size={20} aria-hidden />,
      asks: true,
      onPress: () => ask('testimony'),
    },
    { id: 'figure', label: t('tools.figure'), icon: <Hash size={20} aria-hidden />, asks: true, onPress: () => ask('figure') },
    {
      id: 'table',
      label: t('tools.table'),
      icon: <Table size={20} aria-hidden />,
      isDisabled: state.table !== undefined,
      onPress: acting(editor, (one) => insertTable(one, 3, 3)),
    },
    { id: 'mention', label: t('tools.mention'), icon: <User size={20} aria-hidden />, asks: true, onPress: () => ask('mention') },
    ...(hasMap ? [{ id: 'map', label: t('tools.map'), icon: <MapIcon size={20} aria-hidden />, onPress: map }] : []),
    { id: 'picture', label: t('tools.picture'), icon: <Image size={20} aria-hidden />, asks: true, onPress: choosePicture },
  ];
}

/** What can be done to the table the caret is in. */
export function tableEntries({ t, editor, state }: ToolContext): MenuEntry[] {
  return TABLE_GESTURES.map((gesture) => ({
    id: gesture,
    label: t(gesture === 'header' && state.table?.isHeaded ? 'table.headerOff' : `table.${gesture}`),
    danger: gesture === 'removeTable',
    onAction: acting(editor, (one) => {
      changeTable(one, gesture);
      backToText(one);
    }),
  }));
}

/** Tools as the lines of a menu. */
export function toolEntries(tools: readonly Tool[], editor: LexicalEditor | undefined): MenuEntry[] {
  return tools.map(({ id, label, icon, isDisabled, asks, onPress }) => ({
    id,
    label,
    icon,
    isDisabled: isDisabled ?? false,
    onAction: () => {
      onPress();
      if (editor && !asks) backToText(editor);
    },
  }));
}

/** A menu or a dialog that closes gives the focus back to the button that opened it; one goes on writing instead. */
export function backToText(editor: LexicalEditor): void {
  setTimeout(() => editor.focus());
}
