import { $getNodeByKey, type LexicalEditor, type NodeKey } from 'lexical';
import { type ComponentType, createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { BlockFrame } from './block-frame';

/** What a kind of embed is given to draw itself. */
export interface EmbedProps {
  readonly refId: string;
  /** Words to show when what it points to is gone. */
  readonly label: string;
  /** Takes it out of the text; undefined where the text can't be changed. */
  readonly onRemove?: (() => void) | undefined;
}

/** How each kind of embed is drawn: passed in by whoever shows a text, since the editor knows no feature. */
export type EmbedRegistry = Readonly<Record<string, ComponentType<EmbedProps>>>;

/** How embeds are drawn below this; of a kind that is not in it the label shows. */
export const EmbedContext = createContext<EmbedRegistry>({});

interface EmbedViewProps {
  readonly editor: LexicalEditor;
  readonly nodeKey: NodeKey;
  readonly kind: string;
  readonly ref: string;
  readonly label: string;
  readonly isInline: boolean;
}

/** Draws an embed by its kind; a kind nobody here knows is kept and said. */
export function EmbedView({ editor, nodeKey, kind, ref, label, isInline }: EmbedViewProps) {
  const { t } = useTranslation('kit');
  const Known = useContext(EmbedContext)[kind];
  const remove = () => editor.update(() => $getNodeByKey(nodeKey)?.remove());
  if (Known) {
    const known = <Known refId={ref} label={label} onRemove={editor.isEditable() ? remove : undefined} />;
    return isInline || !editor.isEditable() ? (
      known
    ) : (
      <BlockFrame editor={editor} nodeKey={nodeKey}>
        {known}
      </BlockFrame>
    );
  }
  const words = label || t('newerElement');
  return isInline ? <span className="embed-newer">{words}</span> : <p className="embed-newer">{words}</p>;
}
