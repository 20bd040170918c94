import type { LexicalEditor } from 'lexical';
import { insertBlock, insertInline, setLink } from '#client/editor/text-commands';
import { FigureDialog } from '../embeds/figure-dialog';
import { LinkDialog } from '../embeds/link-dialog';
import { MentionDialog } from '../embeds/mention-dialog';
import { actorEmbed, figureEmbed, testimonyEmbed } from '../../model/embed-targets';
import { TestimonyDialog } from '../embeds/testimony-dialog';
import type { Asking } from './chapter-tools';
import { ShortcutSheet } from './shortcut-sheet';

interface AskedDialogsProps {
  readonly asking: Asking | undefined;
  readonly chapterId: string;
  readonly editor: LexicalEditor | undefined;
  /** Address of the link the caret is in. */
  readonly link: string | undefined;
  readonly onClose: () => void;
}

/** What a tool asks before it writes. */
export function AskedDialogs({ asking, chapterId, editor, link, onClose }: AskedDialogsProps) {
  if (asking === 'shortcuts') return <ShortcutSheet onClose={onClose} />;
  if (!asking || !editor) return null;
  switch (asking) {
    case 'link':
      return <LinkDialog current={link} onClose={onClose} onSave={(address) => setLink(editor, address)} />;
    case 'testimony':
      return <TestimonyDialog chapterId={chapterId} onClose={onClose} onSave={(ref) => insertBlock(editor, testimonyEmbed(ref))} />;
    case 'figure':
      return (
        <FigureDialog chapterId={chapterId} onClose={onClose} onSave={(ref, figure) => insertInline(editor, figureEmbed(ref, figure))} />
      );
    case 'mention':
      return <MentionDialog onClose={onClose} onSave={(ref, name) => insertInline(editor, actorEmbed(ref, name))} />;
  }
}
