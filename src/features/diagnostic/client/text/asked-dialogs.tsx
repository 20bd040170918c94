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
  // Asked for from elsewhere than a place in the text, both stand in the margin.
  if (asking === 'testimony')
    return <TestimonyDialog chapterId={chapterId} onClose={onClose} onSave={(ref) => editor && insertBlock(editor, testimonyEmbed(ref))} />;
  if (asking === 'figure')
    return (
      <FigureDialog
        chapterId={chapterId}
        onClose={onClose}
        onSave={(ref, figure) => editor && insertInline(editor, figureEmbed(ref, figure))}
      />
    );
  if (!asking || !editor) return null;
  switch (asking) {
    case 'link':
      return <LinkDialog current={link} onClose={onClose} onSave={(address) => setLink(editor, address)} />;
    case 'mention':
      return <MentionDialog onClose={onClose} onSave={(ref, name) => insertInline(editor, actorEmbed(ref, name))} />;
  }
}
